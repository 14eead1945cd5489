"""pdfium calls the colour of a pattern white: white words on a dark gradient must not pass for words on paper."""

import io

import pikepdf
from documents_reading import read
from pdf_drawn import from_stream


def on_a_gradient():
    name = pikepdf.Name
    words = b"/Pattern cs /P scn 0 600 612 192 re f 1 g BT /F 14 Tf 72 700 Td (Ada Nightfern) Tj ET"
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(from_stream(words))) as pdf:
        blend = pikepdf.Dictionary({"/FunctionType": 2, "/Domain": [0, 1], "/C0": [0.1, 0.1, 0.3], "/C1": [0.3, 0, 0],
                                    "/N": 1})  # fmt: skip
        shading = pikepdf.Dictionary({"/ShadingType": 2, "/ColorSpace": name("/DeviceRGB"), "/Coords": [0, 0, 612, 0],
                                      "/Function": blend, "/Extend": [True, True]})  # fmt: skip
        pattern = pikepdf.Dictionary({"/Type": name("/Pattern"), "/PatternType": 2, "/Shading": shading})
        pdf.pages[0].Resources.Pattern = pikepdf.Dictionary({"/P": pattern})
        pdf.save(file)
    return file.getvalue()


def test_white_words_on_a_gradient_are_read():
    document = read(on_a_gradient())
    assert (document.text, document.hidden) == ("Ada Nightfern", ())
