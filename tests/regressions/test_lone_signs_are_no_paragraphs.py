"""The knob of a drawn skill bar stood between the skills as a paragraph of its own; an item keeps its bullet."""

from documents_reading import read
from pdf_drawn import Put, drawn


def test_a_sign_beside_no_text_is_no_paragraph():
    puts = [
        Put(60, 60, "Weaving"), Put(150, 75, "\u2022"), Put(60, 90, "Dyeing"), Put(120, 105, "\u2022"),
        Put(60, 140, "\u2022"), Put(72, 140, "Kept nine looms"),
    ]  # fmt: skip
    told = read(drawn(puts))
    lines = [line for line in told.text.splitlines() if line]
    assert lines == ["Weaving", "Dyeing", "\u2022 Kept nine looms"]
