"""RTF in, a ``Document`` out: headers, body and footers in reading order, text boxes and nested tables included.

    bytes ─tokens─▶ groups with their state ─▶ stories (body, headers, boxes) of paragraphs and tables ─▶ Document

A reader of its own, since the stock one (striprtf) drops headers, links, headings and text boxes and shows hidden
and deleted words as if they were seen. Pictures and embedded objects are passed over.
"""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass, field
from itertools import groupby

from skillmatch import errors
from skillmatch.documents.blocks import SMALLEST, document_of, marked_apart
from skillmatch.documents.colours import WHITE, alike
from skillmatch.documents.limits import Limits
from skillmatch.documents.model import Document
from skillmatch.documents.raised import raised
from skillmatch.documents.repair import BULLET
from skillmatch.documents.rtf_story import Story
from skillmatch.documents.rtf_tokens import (
    BREAKS,
    CHARACTERS,
    CHARSETS,
    SKIPPED,
    SYMBOL_CHARSET,
    Token,
    codec,
    tokens,
)

__all__ = ["read"]

_HEADING = re.compile(r"heading \d", re.I)
_LINK = re.compile(r'HYPERLINK\s+(?:\\[a-z]\s+)*"?([^"\s]{1,2000})')
_NUMBERED = re.compile(r"[(\[]?\w{1,4}[.)\]:]")
_STORIES = {"header": "heads", "headerl": "heads", "headerr": "heads", "headerf": "heads",
            "footer": "feet", "footerl": "feet", "footerr": "feet", "footerf": "feet"}  # fmt: skip
#: destinations marked \* that hold text to read or to understand
_KNOWN = frozenset(("shpinst", "shppict", "shpgrp", "fldinst", "nesttableprops", "cs", "ts", "do", "dptxbxtext",
                    "background"))  # fmt: skip


#: words that give a text a ground of its own
_SHADES = frozenset(("cb", "highlight", "chcbpat", "chcfpat", "chshdng", "cbpat", "cfpat", "shading"))


@dataclass(slots=True)
class _State:
    """What holds inside a group. ``into`` says where text goes: the story, or something that is not shown."""

    into: str = "story"
    story: Story = field(default_factory=Story)
    bold: bool = False
    hidden: bool = False
    deleted: bool = False
    raised: bool = False
    size: float = 12.0
    font: int | None = None
    ink: int = 0  # a place in the table of colours, 0 for the automatic one
    shaded: bool = False
    style: int = 0
    outlined: bool = False
    level: int = 0  # of tables around the paragraph
    fallback: int = 1  # characters that stand in for a \u, for readers without Unicode
    starred: bool = False
    fresh: bool = False  # nothing but \* has come in this group
    opens: str = ""  # what begins or ends with this group: box, field, marker, style, upr


def read(data: bytes, limits: Limits) -> Document:
    """Reads an RTF file. Raises ``Corrupt`` (cut short) or ``TooLarge`` (groups nested too deeply)."""
    reader = _Reader(limits)
    reader.run(data)
    heads = [p for story in _each_once(reader.heads) for p in marked_apart(story.paragraphs())]
    feet = [p for story in _each_once(reader.feet) for p in marked_apart(story.paragraphs())]
    paragraphs = [*heads, *marked_apart(reader.body.paragraphs()), *feet]
    return document_of("rtf", paragraphs, reader.hidden, limits, meta={"encoding": reader.codec})


def _each_once(stories: list[Story]) -> list[Story]:
    """Headers of left, right and first pages mostly say the same."""
    kept: dict[str, Story] = {}
    for story in stories:
        story.end()
        kept.setdefault("\n".join(p.text for p in story.paragraphs()), story)
    return list(kept.values())


class _Reader:
    """Follows the tokens; ``body``, ``heads`` and ``feet`` are the stories, ``hidden`` what is not shown."""

    def __init__(self, limits: Limits) -> None:
        self.body = Story()
        self.heads: list[Story] = []
        self.feet: list[Story] = []
        self.hidden: list[tuple[str, str]] = []
        self.codec = "cp1252"
        self._deepest = limits.nesting
        self._state = _State(story=self.body)
        self._groups: list[_State] = []
        self._fonts: dict[int, int] = {}
        self._headings: set[int] = set()
        self._fields: list[tuple[list[str], int]] = []
        self._said: list[str] = []  # of a marker or a definition
        self._bytes = bytearray()
        self._fallen = 0  # characters still to be passed over after a \u
        self._unseen: list[tuple[str, str]] = []
        self._colours: list[list[int]] = [[]]
        self._white = True  # the page, with nothing drawn behind its text

    def run(self, data: bytes) -> None:
        """Reads all tokens of the outermost group."""
        for token in tokens(data):
            if token.kind == "bytes":
                self._take(token)
                continue
            self._flush()
            if token.kind == "{":
                self._open()
            elif token.kind == "}":
                if not self._groups:
                    break
                self._close()
                if not self._groups:
                    break
            else:
                self._word(token)
        self._flush()
        if self._groups:
            raise errors.Corrupt("this RTF file is cut short")
        self._reveal()
        self.body.end()

    # ── groups ────────────────────────────────────────────────────────────────────────────────────────────────

    def _open(self) -> None:
        if len(self._groups) >= self._deepest:
            raise errors.TooLarge("its groups are nested too deeply")
        self._groups.append(self._state)
        self._state = copy.copy(self._state)
        self._state.fresh, self._state.starred, self._state.opens = True, False, ""
        if self._groups[-1].opens == "upr":  # the same text twice: for readers without Unicode, then in it
            self._state.into = "nothing"
        self._fallen = 0

    def _close(self) -> None:
        ended, self._state = self._state, self._groups.pop()
        self._fallen = 0
        if ended.opens == "box":
            ended.story.end()
            self._state.story.hold(ended.story)
        elif ended.opens == "field":
            instruction, begin = self._fields.pop()
            if link := _LINK.search("".join(instruction)):
                ended.story.link(begin, link[1])
        elif ended.opens == "marker":
            ended.story.mark(_marker("".join(self._said)))
        elif ended.opens == "style" and (_HEADING.match("".join(self._said).strip()) or ended.outlined):
            self._headings.add(ended.style)

    # ── control words ─────────────────────────────────────────────────────────────────────────────────────────

    def _word(self, token: Token) -> None:
        word, number, state = token.word, token.number, self._state
        if word == "*":
            state.starred = True
            return
        fresh, state.fresh = state.fresh, False
        if self._fallen:
            self._fallen -= 1
            return
        if word == "u":
            self._fallen = state.fallback
            self._say(chr((number or 0) & 0xFFFF))
        elif word in CHARACTERS:
            self._say(CHARACTERS[word])
        elif word in BREAKS or word in ("cell", "nestcell", "row", "nestrow"):
            self._break(word)
        elif fresh and self._destination(word):
            return
        elif fresh and state.starred and word not in _KNOWN:
            state.into = "nothing"
        else:
            self._look(word, number)

    def _break(self, word: str) -> None:
        state = self._state
        if state.into != "story" and word != "nestrow":
            return
        self._reveal()
        level = max(state.level, {"cell": 1, "row": 1, "nestcell": 2, "nestrow": 2}.get(word, 0))
        if word in ("cell", "row"):
            level = 1
        state.story.paragraph(level, state.outlined or state.style in self._headings)
        if word in ("cell", "nestcell"):
            state.story.cell(level)
        elif word in ("row", "nestrow"):
            state.story.row(level)

    def _destination(self, word: str) -> bool:
        """Whether the word, first in its group, makes the group one of a kind of its own."""
        state = self._state
        if word == "ud" and self._groups[-1].opens == "upr":
            state.into = self._groups[-1].into
        elif state.into == "nothing":
            return True
        elif word in SKIPPED:
            state.into = "nothing"
        elif word in ("fonttbl", "stylesheet", "colortbl"):
            state.into = word
        elif word == "background":  # of the page
            state.into, self._white = "nothing", False
        elif word in _STORIES:
            state.story, state.into, state.level = Story(), "story", 0
            getattr(self, _STORIES[word]).append(state.story)
        elif word in ("shptxt", "dptxbxtext", "footnote"):
            state.story, state.into, state.opens, state.level = Story(), "story", "box", 0
        elif word == "upr":
            state.opens = "upr"
        elif word == "field":
            state.opens = "field"
            self._fields.append(([], state.story.length))
        elif word == "fldinst":
            state.into = "instruction" if self._fields else "nothing"
        elif word in ("listtext", "pntext"):
            state.into, state.opens = "marker", "marker"
            self._said = []
        elif word in ("shpinst", "do"):
            state.into = "shape"  # its properties are no text; the box inside is
        else:
            return False
        return True

    def _look(self, word: str, number: int | None) -> None:
        state = self._state
        on = number != 0
        if word == "b":
            state.bold = on
        elif word == "v":
            state.hidden = on
        elif word in ("super", "up", "nosupersub", "sub"):
            state.raised = on and word in ("super", "up")
        elif word == "deleted":
            state.deleted = on
        elif word == "fs" and number and 0 < number < 3_000:
            state.size = number / 2
        elif word == "f":
            state.font = number
        elif word == "plain":
            state.bold = state.hidden = state.deleted = state.raised = False
            state.size, state.ink = 12.0, 0
        elif word == "pard":
            state.style, state.outlined, state.level = 0, False, 0
        elif state.into == "colortbl":
            self._colour(word, number)
        elif word == "cf":
            state.ink = number or 0
        elif word in _SHADES:
            state.shaded = state.shaded or on
        elif word == "shpfblwtxt" and on:
            self._white = False
        elif word == "intbl":
            state.level = max(state.level, 1)
        elif word == "itap":
            state.level = min(max(0, number or 0), 20)
        elif word == "uc":
            state.fallback = min(max(0, number if number is not None else 1), 10)
        elif word in ("s", "cs", "ds", "ts"):
            self._style(word, number)
        elif word == "outlinelevel":
            state.outlined = number is not None and number < 9
        elif word == "fcharset" and state.font is not None:
            self._fonts[state.font] = number or 0
        elif word == "ansicpg":
            self.codec = codec(number)
        elif word in ("mac", "pc", "pca"):
            self.codec = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}[word]

    def _colour(self, word: str, number: int | None) -> None:
        if word in ("red", "green", "blue"):
            self._colours[-1].append(min(max(0, number or 0), 255))

    def _style(self, word: str, number: int | None) -> None:
        state = self._state
        if word == "s":
            state.style = number or 0
        if state.into == "stylesheet":
            state.opens = "style" if word == "s" else ""
            self._said = []

    # ── text ──────────────────────────────────────────────────────────────────────────────────────────────────

    def _take(self, token: Token) -> None:
        self._state.fresh = False
        data = token.data
        if self._fallen:
            passed = min(self._fallen, len(data))
            self._fallen -= passed
            data = data[passed:]
        if self._state.into != "nothing":
            self._bytes += data

    def _flush(self) -> None:
        """Decodes the bytes at hand: those of one letter may be written apart."""
        if not self._bytes:
            return
        data, self._bytes = bytes(self._bytes), bytearray()
        charset = self._fonts.get(self._state.font if self._state.font is not None else -1, 0)
        if charset == SYMBOL_CHARSET and self._state.into in ("story", "marker"):
            self._say(data.decode("ascii", "ignore") if data.isascii() else BULLET)
        else:
            self._say(data.decode(CHARSETS.get(charset, self.codec), "replace"))

    def _say(self, text: str) -> None:
        state = self._state
        if not text or state.deleted or state.into in ("nothing", "fonttbl", "shape"):
            return
        if state.into == "colortbl":  # a semicolon ends each colour
            self._colours += [[] for _ in range(text.count(";"))]
            return
        if state.into == "instruction":
            self._fields[-1][0].append(text)
        elif state.into in ("marker", "stylesheet"):
            self._said.append(text)
        elif reason := self._why_unseen(text):
            self._unseen.append((text, reason))
        else:
            state.story.say(raised(text) if state.raised else text, state.bold, state.size)

    def _reveal(self) -> None:
        """What was hidden in the paragraph that ends."""
        for reason, pieces in groupby(self._unseen, key=lambda piece: piece[1]):
            self.hidden.append(("".join(piece for piece, _ in pieces), reason))
        self._unseen = []

    def _why_unseen(self, text: str) -> str:
        """Why a reader does not see this text (one of ``HIDDEN_REASONS``), or ""."""
        state = self._state
        if state.hidden:
            return "marked-hidden"
        if not text.strip():
            return ""
        if state.size < SMALLEST:
            return "too-small"
        # in tables and boxes the ground is not known, nor where anything gives the text one of its own
        known = self._white and state.story is self.body and not state.level and not state.shaded
        ink = self._colours[state.ink] if known and 0 < state.ink < len(self._colours) else []
        return "ground-colour" if len(ink) == 3 and alike((ink[0], ink[1], ink[2], 1), WHITE) else ""


def _marker(said: str) -> str:
    """What stands before an item of a list: its number, or the sign of an item."""
    said = said.strip()
    if not said:
        return ""
    return f"{said} " if _NUMBERED.fullmatch(said) else f"{BULLET} "
