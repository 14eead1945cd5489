"""A document or an error goes through the pipe unchanged; damaged frames are a fault and never anything else."""

import io
import json
import struct

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillmatch import errors
from skillmatch.documents import HIDDEN_REASONS, WARNING_KINDS, Document, Hidden, Page, Places, Warning
from skillmatch.documents.wire import WireFault, decode, encode, encode_error, read_frame, write_frame

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
FLOAT = st.floats(-1e4, 1e4, width=32)


@st.composite
def documents(draw):
    text = draw(TEXT)

    def spans():
        return draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted), max_size=5))

    def places():
        chosen = [tuple(span) for span in spans()]

        def column(values):
            return draw(st.lists(values, min_size=len(chosen), max_size=len(chosen)))

        return Places.of(
            chosen, pages=column(st.integers(0, 50)), boxes=column(st.tuples(FLOAT, FLOAT, FLOAT, FLOAT)),
            sizes=column(FLOAT), bold=column(st.booleans()),
        )  # fmt: skip

    return Document(
        form=draw(st.sampled_from(["pdf", "docx", "html", "text", "markdown"])),
        text=text,
        paragraphs=tuple(map(tuple, spans())),
        headings=tuple(map(tuple, spans())),
        lines=places(),
        words=places(),
        pages=tuple(Page(i + 1, 612.0, draw(FLOAT), *span) for i, span in enumerate(spans())),
        hidden=tuple(draw(st.lists(st.builds(Hidden, st.integers(0, 9), TEXT, st.sampled_from(HIDDEN_REASONS))))),
        warnings=tuple(
            draw(st.lists(st.builds(Warning, st.sampled_from(WARNING_KINDS), TEXT, st.none() | st.integers(1, 9))))
        ),
        links=tuple((*span, draw(TEXT)) for span in spans()),
        meta=draw(st.dictionaries(TEXT, TEXT, max_size=3)),
    )


def assert_same(one, other):
    for name in ("form", "text", "paragraphs", "headings", "pages", "hidden", "warnings", "links", "meta"):
        assert getattr(one, name) == getattr(other, name), name
    for name in ("lines", "words"):
        for column in ("starts", "ends", "pages", "boxes", "sizes", "bold"):
            mine, theirs = (getattr(getattr(document, name), column) for document in (one, other))
            assert mine.dtype == theirs.dtype and np.array_equal(mine, theirs), (name, column)


@settings(max_examples=150, deadline=None)
@given(documents())
def test_a_document_comes_out_as_it_went_in(document):
    assert_same(decode(encode(document)), document)


@pytest.mark.parametrize("kind", errors.UnreadableFile.__subclasses__())
def test_an_error_comes_out_as_it_went_in(kind):
    with pytest.raises(kind) as raised:
        decode(encode_error(kind("what is wrong – “so”", remedy="what to do")))
    assert (raised.value.message, raised.value.remedy) == ("what is wrong – “so”", "what to do")


@settings(max_examples=300, deadline=None)
@given(document=documents(), data=st.data())
def test_a_damaged_document_is_a_fault_or_a_document_whose_spans_lie_in_its_text(document, data):
    body = bytearray(encode(document))
    damage = data.draw(st.sampled_from(["cut", "change", "noise"]))
    if damage == "cut":
        body = body[: data.draw(st.integers(0, len(body) - 1))]
    elif damage == "change":
        body[data.draw(st.integers(0, len(body) - 1))] = data.draw(st.integers(0, 255))
    else:
        body = bytearray(data.draw(st.binary(max_size=200)))
    try:
        found = decode(bytes(body))
    except (WireFault, errors.UnreadableFile):
        return
    end = len(found.text)
    spans = [*found.paragraphs, *found.headings, *((a, b) for a, b, _ in found.links)]
    for places in (found.lines, found.words):
        spans += zip(places.starts.tolist(), places.ends.tolist(), strict=True)
    assert all(0 <= a <= b <= end for a, b in spans)


@pytest.mark.parametrize(
    "header", [[], {}, {"error": "no-such-kind"}, {"error": "corrupt"}, {"text": -1}, {"text": 10**30}, "Ada", None]
)
def test_a_header_that_says_nonsense_is_a_fault(header):
    line = json.dumps(header).encode()
    with pytest.raises(WireFault):
        decode(struct.pack("<I", len(line)) + line)


def test_frames_follow_each_other_until_the_stream_ends():
    stream = io.BytesIO()
    write_frame(stream, b"one", b" and two")
    write_frame(stream)
    stream.seek(0)
    assert read_frame(stream, 100) == b"one and two"
    assert read_frame(stream, 100) == b""
    assert read_frame(stream, 100) is None


@pytest.mark.parametrize("kept", [1, 7, 8, 10])
def test_a_frame_cut_short_is_a_fault(kept):
    stream = io.BytesIO()
    write_frame(stream, b"one and two")
    with pytest.raises(WireFault):
        read_frame(io.BytesIO(stream.getvalue()[:kept]), 100)


def test_a_frame_over_the_bound_is_a_fault_before_any_of_it_is_read():
    stream = io.BytesIO(struct.pack("<Q", 1 << 60) + b"x")
    with pytest.raises(WireFault, match="bound"):
        read_frame(stream, 1_000)
    assert stream.tell() == 8
