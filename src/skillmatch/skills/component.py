"""skillmatch as a spaCy component: ``nlp.add_pipe("skillmatch")`` fills ``doc.spans["skills"]``.

A span's label is the skill id; ``span._.mention`` is the ``Mention`` with exact offsets, context and rule. Tokens may
be longer than a mention (``C/C++`` is one token to some tokenizers): spans are expanded to whole tokens.

    >>> import spacy
    >>> nlp = spacy.blank("en")
    >>> _ = nlp.add_pipe("skillmatch")
    >>> doc = nlp("Built models in PyTorch. No experience with Kubernetes.")
    >>> [(span.text, span.label_, span._.mention.context) for span in doc.spans["skills"]]
    [('PyTorch', 'pytorch', 'claimed'), ('Kubernetes', 'kubernetes', 'negated')]
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple
from pathlib import Path
from typing import Any

from skillmatch.skills.defaults import default_finder
from skillmatch.skills.finder import Finder
from skillmatch.skills.model import CONTEXTS, Context, Mention

__all__ = ["SkillComponent", "make_component"]

_KEY = "skillmatch.mentions"


class SkillComponent:
    """Finds skills in a ``Doc``. ``contexts``: the contexts that are kept (all by default); ``spans_key``: where."""

    def __init__(self, name: str, spans_key: str, contexts: Iterable[Context]) -> None:
        from spacy.tokens import Span

        self.name = name
        self.spans_key = spans_key
        self.contexts = tuple(contexts)
        self._finder: Finder | None = None
        if not Span.has_extension("mention"):
            Span.set_extension("mention", getter=_mention_of)

    @property
    def finder(self) -> Finder:
        """The finder, built when first needed: a worker process of ``nlp.pipe`` builds its own."""
        if self._finder is None:
            self._finder = default_finder()
        return self._finder

    def __call__(self, doc: Any) -> Any:
        spans = []
        mentions = []
        for mention in self.finder.find(doc.text):
            if mention.context not in self.contexts:
                continue
            span = doc.char_span(mention.start, mention.end, label=mention.skill, alignment_mode="expand")
            if span is not None:
                spans.append(span)
                mentions.append([span.start, span.end, *astuple(mention)])
        doc.spans[self.spans_key] = spans
        doc.user_data[_KEY] = mentions
        return doc

    def __getstate__(self) -> dict[str, Any]:
        return {"name": self.name, "spans_key": self.spans_key, "contexts": self.contexts}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__init__(**state)  # type: ignore[misc]

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Nothing to write beyond the settings, which spaCy keeps in the pipeline's config; the taxonomy's version is
        noted, so that a pipeline says what it was made with."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "taxonomy.txt").write_text(self.finder.taxonomy.version + "\n", encoding="utf-8")

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> SkillComponent:
        """Settings come from the pipeline's config, skills from the installed package."""
        return self


def _mention_of(span: Any) -> Mention | None:
    """The mention of a span. It is kept in the doc's user data as plain values, which travel between processes and to
    disk with the doc."""
    for start, end, *values in span.doc.user_data.get(_KEY, ()):
        mention = Mention(*values)
        if (start, end, mention.skill) == (span.start, span.end, span.label_):
            return mention
    return None


def make_component(nlp: Any, name: str, spans_key: str, contexts: list[Context]) -> SkillComponent:
    """The factory that spaCy calls."""
    return SkillComponent(name, spans_key, contexts)


def _register() -> None:
    from spacy.language import Language

    Language.factory(
        "skillmatch", default_config={"spans_key": "skills", "contexts": list(CONTEXTS)}, func=make_component
    )


_register()
