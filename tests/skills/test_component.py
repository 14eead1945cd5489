"""skillmatch inside a spaCy pipeline."""

import pytest

spacy = pytest.importorskip("spacy")

TEXT = "Trained models with PyTorch in C/C++. No experience with Kubernetes."


def pipeline():
    nlp = spacy.blank("en")
    nlp.add_pipe("skillmatch")
    return nlp


def found(doc):
    return [
        (span._.mention.start, span._.mention.end, span.label_, span._.mention.context) for span in doc.spans["skills"]
    ]


def test_spans_carry_exact_mentions():
    doc = pipeline()(TEXT)
    assert (20, 27, "pytorch", "claimed") in found(doc)
    assert ("kubernetes", "negated") in [(label, context) for _, _, label, context in found(doc)]
    for span in doc.spans["skills"]:
        mention = span._.mention
        assert span.start_char <= mention.start < mention.end <= span.end_char


def test_a_pipeline_goes_to_disk_and_back(tmp_path):
    nlp = pipeline()
    nlp.to_disk(tmp_path / "nlp")
    before, after = nlp(TEXT), spacy.load(tmp_path / "nlp")(TEXT)
    assert found(after) == found(before)


def test_two_processes_find_the_same():
    nlp = pipeline()
    alone = nlp(TEXT)
    docs = list(nlp.pipe([TEXT] * 4, n_process=2))
    assert [found(doc) for doc in docs] == [found(alone)] * 4


def test_only_the_contexts_wanted_are_kept():
    nlp = spacy.blank("en")
    nlp.add_pipe("skillmatch", config={"contexts": ["claimed"]})
    doc = nlp(TEXT)
    assert {span._.mention.context for span in doc.spans["skills"]} == {"claimed"}
