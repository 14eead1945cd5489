"""Skills as the taxonomy knows them, and the places in a text that name them.

Taxonomy ── Skill (id, preferred label, alternative labels, kind, broader, related)
text + Hint (labelled spans) ── finder ──▶ Mention (where, which skill, context, origin, rule)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = [
    "CONTEXTS",
    "KINDS",
    "ORIGINS",
    "Context",
    "Hint",
    "HintLabel",
    "Kind",
    "Level",
    "Mention",
    "Origin",
    "Skill",
    "Unlisted",
]

Kind = Literal["technology", "knowledge", "method", "soft", "human-language", "certificate", "domain"]
KINDS: tuple[Kind, ...] = (
    "technology",
    "knowledge",
    "method",
    "soft",
    "human-language",
    "certificate",
    "domain",
)

#: claimed: the person says she has it; negated: says she lacks it; learning: being learned or wished for;
#: wanted: asked of the reader, as in a pasted advert; others: somebody else's, or part of a name; hidden: unseen.
Context = Literal["claimed", "negated", "learning", "wanted", "others", "hidden"]
CONTEXTS: tuple[Context, ...] = ("claimed", "negated", "learning", "wanted", "others", "hidden")

#: listed: a label of the taxonomy; unlisted: stands in a skill list, unknown to the taxonomy; inferred: by meaning.
Origin = Literal["listed", "unlisted", "inferred"]
ORIGINS: tuple[Origin, ...] = ("listed", "unlisted", "inferred")

#: How well a skill is said to be known beside its name.
Level = Literal["basic", "intermediate", "advanced", "expert"]

#: What ``resume`` tells the finder about a span of the text.
HintLabel = Literal[
    "contact",       # name, address, mail, phone, links: nothing in it is a skill
    "heading",       # a section heading: nothing in it is a skill
    "employer",      # an organisation's name: what it names is not the person's skill
    "school",        # an institution's name
    "skill-list",    # a paragraph of a skills section: ambiguous labels are taken at their word
    "experience",    # a paragraph that stands in a position
    "education",     # a paragraph about schooling (not the institution's name)
    "wanted",        # a pasted advert, or an objective: wishes and demands, not claims
    "interests",     # hobbies and interests
    "references",    # other people
    "title",         # a position's title or the headline
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Skill:
    """One skill of the taxonomy, in the words of ESCO: preferred label, alternative labels, broader, related."""

    id: str
    label: str
    kind: Kind
    alternative_labels: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    replaced_by: str | None = None

    @property
    def labels(self) -> tuple[str, ...]:
        """The preferred label, then the alternative ones."""
        return (self.label, *self.alternative_labels)

    @property
    def imported(self) -> bool:
        """Whether it is of ESCO or O*NET: ids of the taxonomy's own skills have no colon."""
        return ":" in self.id


@dataclass(frozen=True, slots=True)
class Hint:
    """``text[start:end]`` is of this kind. Hints may overlap; the narrower one wins."""

    start: int
    end: int
    label: HintLabel


@dataclass(frozen=True, slots=True)
class Mention:
    """``text[start:end]`` names ``skill`` in this context; ``rule`` says why it was taken so.

    ``months`` is experience stated beside it ("5+ years of SQL"), ``level`` how well it is said to be known
    ("basic German", "SQL 4/5"); None where nothing is stated.
    """

    start: int
    end: int
    skill: str
    context: Context
    origin: Origin
    rule: str
    months: int | None = None
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class Unlisted:
    """``text[start:end]`` stands in a list of skills, headed ``list``, and the taxonomy does not know it."""

    start: int
    end: int
    list: str
