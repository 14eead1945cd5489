"""In a font without a character map the numbers of its glyphs were read as letters of some alphabet, unsaid."""

from documents_reading import read
from hostile import unmapped_pdf


def test_glyphs_without_a_known_character_are_unknown_and_said_to_be():
    document = read(unmapped_pdf())
    assert set(document.text) == {"\ufffd"}
    assert [warning.kind for warning in document.warnings] == ["no-character-map"]
