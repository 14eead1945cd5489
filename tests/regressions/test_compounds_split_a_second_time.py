"""A word with a hyphen of its own kept a second one where it had only been split: "cross-func-tional"."""

from documents_reading import read, said
from pdf_drawn import column, drawn


def test_a_compound_split_inside_its_last_part_is_whole():
    lines = column(72, 100, "Led a team of seven that is cross-func-", "tional and loud")
    assert said(read(drawn(lines))) == ["Led a team of seven that is cross-functional and loud"]


def test_a_compound_broken_at_its_own_hyphen_keeps_it():
    lines = column(72, 100, "Drew all charts with state-of-the-", "art tools")
    assert said(read(drawn(lines))) == ["Drew all charts with state-of-the-art tools"]
