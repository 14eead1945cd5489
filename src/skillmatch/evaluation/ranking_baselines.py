"""What the ranking is measured against: cosine TF-IDF, Okapi BM25 and a sentence encoder on the same resumes and roles.

All compare a resume with one text for each category, the texts of its roles joined.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from skillmatch.roles import Role

__all__ = ["bm25_baseline", "cosine_baseline", "meaning_baseline", "role_text"]

Floats = npt.NDArray[np.float64]

#: the usual constants of Okapi BM25 (Robertson and Walker, TREC-3 to TREC-8), with the saturation of the query's terms
#: that is meant for queries as long as documents
_K1, _B, _K3 = 1.2, 0.75, 8.0


def role_text(role: Role) -> str:
    """All that a role says, its title three times, as in its vocabulary."""
    lines = (q.text for q in role.qualifications)
    return " ".join((*(role.title,) * 3, role.summary, *role.duties, *role.alternative_titles, *lines))


def _documents(roles: Sequence[Role], groups: Mapping[str, Sequence[int]]) -> list[str]:
    return [" ".join(role_text(roles[r]) for r in members) for members in groups.values()]


def cosine_baseline(texts: Sequence[str], roles: Sequence[Role], groups: Mapping[str, Sequence[int]]) -> Floats:
    """Cosine of word and pair TF-IDF between each resume and each category, (resumes, categories)."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, stop_words="english")
    targets = vectorizer.fit_transform(_documents(roles, groups))
    return np.asarray((vectorizer.transform(texts) @ targets.T).todense(), dtype=np.float64)


def bm25_baseline(texts: Sequence[str], roles: Sequence[Role], groups: Mapping[str, Sequence[int]]) -> Floats:
    """Okapi BM25 of each category's text for the resume's words as query, (resumes, categories)."""
    from sklearn.feature_extraction.text import CountVectorizer

    vectorizer = CountVectorizer(stop_words="english", dtype=np.float64)
    counts = np.asarray(vectorizer.fit_transform(_documents(roles, groups)).todense(), dtype=np.float64)
    lengths = counts.sum(axis=1, keepdims=True)
    held = (counts > 0).sum(axis=0)
    idf = np.log(1 + (len(counts) - held + 0.5) / (held + 0.5))
    weights = idf * counts * (_K1 + 1) / (counts + _K1 * (1 - _B + _B * lengths / lengths.mean()))
    queries = vectorizer.transform(texts)
    queries.data = queries.data * (_K3 + 1) / (queries.data + _K3)
    return np.asarray(queries @ weights.T, dtype=np.float64)


def meaning_baseline(texts: Sequence[str], roles: Sequence[Role], groups: Mapping[str, Sequence[int]]) -> Floats:
    """Cosine of MiniLM's vectors of each resume and each role, the mean over windows of 256 tokens; a category has the
    mean of its roles, (resumes, categories). Raises ``InvalidUse`` where the extra ``semantic`` is not installed."""
    from skillmatch.skills import default_encoder

    encoder = default_encoder()
    targets = np.stack([encoder.mean_vector(role_text(role)) for role in roles])
    cosines = np.stack([encoder.mean_vector(text) for text in texts]) @ targets.T
    return np.stack([cosines[:, list(members)].mean(axis=1) for members in groups.values()], axis=1).astype(np.float64)
