"""skillmatch as a scikit-learn transformer: texts in, a matrix of skills out.

>>> vectorizer = SkillVectorizer()
>>> matrix = vectorizer.fit_transform(["Built models in PyTorch and Docker.", "PyTorch; no experience with Docker."])
>>> vectorizer.get_feature_names_out().tolist()
['docker', 'pytorch']
>>> matrix.toarray().tolist()
[[1, 1], [0, 1]]
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import check_is_fitted

from skillmatch.skills.defaults import default_finder
from skillmatch.skills.model import Context

__all__ = ["SkillVectorizer"]


class SkillVectorizer(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Counts the skills that texts name. Works in ``Pipeline`` and ``ColumnTransformer`` (give it one column of text).

    ``contexts``: mentions in these contexts count (what a text denies, or is learning, is left out by default);
    ``binary``: 1 for a skill however often it is named; ``broader``: a skill counts for the broader ones too (PyTorch
    for deep learning); ``min_df``: skills in fewer texts than this are left out.

    After ``fit``: ``feature_names_in_`` is not set (texts have no columns); ``skills_`` holds the ids, sorted.
    """

    def __init__(
        self,
        contexts: Sequence[Context] = ("claimed",),
        *,
        binary: bool = False,
        broader: bool = False,
        min_df: int = 1,
    ) -> None:
        self.contexts = contexts
        self.binary = binary
        self.broader = broader
        self.min_df = min_df

    def fit(self, X: Iterable[str], y: Any = None) -> SkillVectorizer:
        """Learn which skills these texts name. ``X``: n texts. ``y`` is not used."""
        self._learn([self._counts(text) for text in _texts(X)])
        return self

    def fit_transform(self, X: Iterable[str], y: Any = None, **_: Any) -> csr_matrix:
        """``fit`` and ``transform`` in one reading of the texts: (n, skills), int64."""
        rows = [self._counts(text) for text in _texts(X)]
        self._learn(rows)
        return self._matrix(rows)

    def transform(self, X: Iterable[str]) -> csr_matrix:
        """How often each text names each skill: (n, skills), int64. Skills not seen in ``fit`` have no column."""
        check_is_fitted(self, "skills_")
        return self._matrix([self._counts(text) for text in _texts(X)])

    def get_feature_names_out(self, input_features: Any = None) -> npt.NDArray[np.object_]:
        """The skill ids of the columns, (skills,)."""
        check_is_fitted(self, "skills_")
        return np.array(self.skills_, dtype=object)

    def _learn(self, rows: Sequence[Counter[str]]) -> None:
        texts_of = Counter(skill for row in rows for skill in row)
        self.skills_ = sorted(skill for skill, count in texts_of.items() if count >= self.min_df)

    def _counts(self, text: str) -> Counter[str]:
        finder = default_finder()
        counts: Counter[str] = Counter()
        for mention in finder.find(text):
            if mention.context in self.contexts:
                counts[mention.skill] += 1
                if self.broader:
                    counts.update(finder.taxonomy.ancestors(mention.skill))
        return Counter(dict.fromkeys(counts, 1)) if self.binary else counts

    def _matrix(self, rows: Sequence[Counter[str]]) -> csr_matrix:
        column = {skill: at for at, skill in enumerate(self.skills_)}
        cells = [
            (r, column[skill], n) for r, row in enumerate(rows) for skill, n in sorted(row.items()) if skill in column
        ]
        values = np.array(cells, dtype=np.int64).reshape(len(cells), 3)
        return csr_matrix((values[:, 2], (values[:, 0], values[:, 1])), shape=(len(rows), len(self.skills_)))


def _texts(X: Iterable[str]) -> list[str]:
    """The texts of a list, a Series or a column; anything else is told like scikit-learn's own vectorizers do."""
    if isinstance(X, str):
        raise ValueError("Iterable over raw text documents expected, string object received.")
    texts = list(np.asarray(X, dtype=object).ravel()) if hasattr(X, "shape") else list(X)
    if not all(isinstance(text, str) for text in texts):
        raise ValueError("texts are expected: give one column of strings, with None filled in as ''")
    return texts
