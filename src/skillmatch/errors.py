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
    ├── UnknownSkill              no skill of that id
    └── EngineLost                the processes that should work cannot be started

A message says what is wrong and where; ``remedy`` says what to do. ``kind`` is the word used in JSON.
"""

from __future__ import annotations

import re

__all__ = [
    "Corrupt",
    "Crashed",
    "Empty",
    "Encrypted",
    "EngineLost",
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
    default_remedy = (
        "Look at the name as the folder shows it, with its ending (.pdf, .docx); a name with spaces in it needs quotes "
        "around it."
    )


class NotPermitted(UnreadableFile):
    default_remedy = (
        "Close the file in other programs, copy it to a folder of your own and give that copy. If it is not yours, "
        "ask its owner for one."
    )


class Empty(UnreadableFile):
    default_remedy = (
        "Open the file: if you see your resume, export it again as PDF or DOCX from the program it was written with. "
        "If it is blank, you have the wrong file."
    )


class UnsupportedFormat(UnreadableFile):
    default_remedy = (
        "Open it in the program it was made with and save it as PDF or DOCX (ODT, RTF, HTML, Markdown and plain text "
        "can be read too)."
    )


class Corrupt(UnreadableFile):
    default_remedy = (
        "The file is damaged or cut short: download or copy it again. If it does not open for you either, export it "
        "again from the original."
    )


class Encrypted(UnreadableFile):
    default_remedy = (
        "Save a copy without a password (open it with the password, then print it to PDF) and use that copy."
    )


class ImageOnly(UnreadableFile):
    default_remedy = (
        "This file is a picture of text: export it from the word processor again, "
        "so that the words in it can be selected with the mouse."
    )


class TooLarge(UnreadableFile):
    default_remedy = (
        "Make a file of the resume alone, a few pages long, without portfolio, scans or large photos, and use that."
    )


class TimedOut(UnreadableFile):
    default_remedy = (
        "Export the file again in a simpler form: a PDF without drawings and scanned pages, a DOCX, or plain text."
    )


class OutOfMemory(UnreadableFile):
    default_remedy = "Export the file again in a simpler form: a PDF without large pictures, a DOCX, or plain text."


class Crashed(UnreadableFile):
    default_remedy = (
        "The file broke the program that reads it; nothing else is harmed. Export it again as PDF or DOCX, or copy its "
        "text into a plain text file."
    )


class MissingTool(UnreadableFile):
    default_remedy = "Install the program named above, or save the file as PDF or DOCX and use that."


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


class EngineLost(SkillmatchError):
    """The processes that should do the work cannot be started, or end before they work."""

    default_remedy = "Give the machine more memory, or work in one process with --workers 1."


def unreadable_kinds() -> tuple[str, ...]:
    """The closed list of ``error.kind`` words that a row of JSON may carry, sorted.

    >>> "image-only" in unreadable_kinds()
    True
    """
    return tuple(sorted(cls("").kind for cls in UnreadableFile.__subclasses__()))
