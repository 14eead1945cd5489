"""Every error that skillmatch raises on purpose, in one tree.

    SkillmatchError
    ├── UnreadableFile            one file could not be read; others go on
    │   ├── NotFound              nothing lies at that path
    │   ├── NotPermitted          the system refuses to open it
    │   ├── Empty                 no bytes, or no text and no picture in it; a folder without resumes
    │   ├── UnsupportedFormat     not one of the forms that skillmatch reads
    │   ├── Corrupt               cut short or damaged
    │   ├── Encrypted             needs a password
    │   ├── ImageOnly             a picture of text
    │   ├── TooLarge              over a limit of size, pages, characters or inflation
    │   ├── TimedOut              took longer than the limit
    │   ├── OutOfMemory           needed more memory than the limit
    │   ├── Crashed               ended its reader process
    │   └── MissingTool           needs a program that is not installed
    ├── InvalidRole               a role file or role page that cannot be used
    ├── InvalidTaxonomy           a taxonomy or rules file that cannot be used
    ├── InvalidModel              the frozen tables in models/ are damaged or of another version
    ├── InvalidUse                options that contradict each other or cannot be met
    ├── UnknownRole               no role of that id
    └── UnknownSkill              no skill of that id

A message says what is wrong and where; ``remedy`` says what to do. ``kind`` is the word used in JSON.
"""

from __future__ import annotations

import re

__all__ = [
    "Corrupt",
    "Crashed",
    "Empty",
    "Encrypted",
    "ImageOnly",
    "InvalidModel",
    "InvalidRole",
    "InvalidTaxonomy",
    "InvalidUse",
    "MissingTool",
    "NotFound",
    "NotPermitted",
    "OutOfMemory",
    "SkillmatchError",
    "TimedOut",
    "TooLarge",
    "UnknownRole",
    "UnknownSkill",
    "UnreadableFile",
    "UnsupportedFormat",
    "unreadable_kinds",
]


class SkillmatchError(Exception):
    """Root of the tree. ``remedy`` is one sentence that tells a person what to do next."""

    default_remedy = ""

    def __init__(self, message: str, *, remedy: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = self.default_remedy if remedy is None else remedy

    @property
    def kind(self) -> str:
        """The class name in kebab-case: ``TooLarge`` is ``too-large``."""
        return re.sub(r"(?<!^)(?=[A-Z])", "-", type(self).__name__).lower()

    def __reduce__(self) -> tuple[object, ...]:
        # Errors cross process borders (reader child → parent) with their remedy.
        return (_rebuild, (type(self), self.message, self.remedy))


def _rebuild(cls: type[SkillmatchError], message: str, remedy: str) -> SkillmatchError:
    return cls(message, remedy=remedy)


class UnreadableFile(SkillmatchError):
    """One file could not be read. The other files of the same call are still done."""


class NotFound(UnreadableFile):
    default_remedy = "Check the path: the name, its ending and the folder."


class NotPermitted(UnreadableFile):
    default_remedy = "Give yourself the right to read the file, or copy it to a folder of your own."


class Empty(UnreadableFile):
    default_remedy = "Save the resume again from the program it was written with, then try that file."


class UnsupportedFormat(UnreadableFile):
    default_remedy = "Save the resume as PDF, DOCX, ODT, RTF, HTML, plain text or Markdown."


class Corrupt(UnreadableFile):
    default_remedy = "The file is damaged or cut short: export or download it again."


class Encrypted(UnreadableFile):
    default_remedy = "Save a copy without a password and use that copy."


class ImageOnly(UnreadableFile):
    default_remedy = (
        "This file is a picture of text: export it from the word processor again, "
        "so that the words in it can be selected with the mouse."
    )


class TooLarge(UnreadableFile):
    default_remedy = "A resume is rarely over a few pages: send the resume alone, without portfolio or scans."


class TimedOut(UnreadableFile):
    default_remedy = "Export the file again in a simpler form (plain PDF, DOCX or text)."


class OutOfMemory(UnreadableFile):
    default_remedy = "Export the file again in a simpler form (plain PDF, DOCX or text)."


class Crashed(UnreadableFile):
    default_remedy = "The file broke its reader: export it again, as PDF or DOCX."


class MissingTool(UnreadableFile):
    default_remedy = "Install the program named in the message, or save the file in another form."


class InvalidRole(SkillmatchError):
    """A role file, page or advert that cannot be used.

    ``path``, ``line`` (1-based, or None) and ``allowed`` say where and what would be right.
    """

    default_remedy = "Mend the line named, then run `skillmatch roles lint` on the file."

    def __init__(
        self, message: str, *, remedy: str | None = None, path: str | None = None, line: int | None = None
    ) -> None:
        super().__init__(message, remedy=remedy)
        self.path = path
        self.line = line

    def __str__(self) -> str:
        place = ":".join(str(p) for p in (self.path, self.line) if p is not None)
        return f"{place}: {self.message}" if place else self.message


class InvalidTaxonomy(SkillmatchError):
    """A taxonomy or rules file that cannot be used; the message names file and line."""

    default_remedy = "Mend the row named, then run `skillmatch skills lint`."


class InvalidModel(SkillmatchError):
    """The frozen tables in ``models/`` are damaged, missing or of another version."""

    default_remedy = "Install skillmatch again, or make the tables anew with `skillmatch train`."


class InvalidUse(SkillmatchError):
    """Options that contradict each other or cannot be met."""


class UnknownRole(SkillmatchError):
    """No role of that id in the library; the message offers the nearest names."""

    default_remedy = "`skillmatch roles list` shows the roles at hand."


class UnknownSkill(SkillmatchError):
    """No skill of that id in the taxonomy; the message offers the nearest names."""

    default_remedy = "`skillmatch skills find TEXT` looks for skills by their words."


def unreadable_kinds() -> tuple[str, ...]:
    """The closed list of ``error.kind`` words that a row of JSON may carry, sorted.

    >>> "image-only" in unreadable_kinds()
    True
    """
    return tuple(sorted(cls("").kind for cls in UnreadableFile.__subclasses__()))
