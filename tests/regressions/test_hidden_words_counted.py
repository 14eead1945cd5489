"""Words that Word, a browser or a PDF viewer shows to nobody were part of the text, and earned points."""

import pytest
from documents_reading import read
from docx_parts import docx, paragraph, run
from pdf_drawn import Put, drawn

FORMS = {
    "cv.docx": docx(paragraph(run("Ada keeps books "), run("Kubernetes", "<w:vanish/>"))),
    "cv.html": b'<html><body><p>Ada keeps books <span style="display:none">Kubernetes</span></p></body></html>',
    "cv.pdf": drawn([Put(72, 100, "Ada keeps books"), Put(72, 200, "Kubernetes", grey=1.0)]),
}


@pytest.mark.parametrize("name", FORMS)
def test_hidden_words_are_not_in_the_text(name):
    document = read(FORMS[name], name)
    assert document.text == "Ada keeps books"
    assert [hidden.text for hidden in document.hidden] == ["Kubernetes"]
