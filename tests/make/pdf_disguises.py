"""A line of text in, PDFs out in which it is hidden one way or another; and look-alikes in which nothing is hidden.

Each page says ``SEEN`` for everybody to read. ``DISGUISES`` also hold ``HIDDEN`` where no reader sees it, each with the
reason that a reader of the file should be given; ``HONEST`` hold ``ALSO`` where everybody sees it, however odd its
looks. All measures are PDF points, origin bottom left, as in the content streams.
"""

from __future__ import annotations

import io

import pikepdf

__all__ = ["ALSO", "DISGUISES", "HIDDEN", "HONEST", "SEEN", "page"]

SEEN = "Ada Nightfern keeps the books of nine shops"
HIDDEN = "Quarkbase Zephyrlang wizard"
ALSO = "Larkspur Pottery since 2019"
_WIDTH, _HEIGHT = 612, 792
_SEEN = f"0 g BT /F 12 Tf 72 700 Td ({SEEN}) Tj ET\n"


def _said(text: str, *, x: float = 72, y: float = 600, size: float = 12, before: str = "", font: str = "F") -> str:
    """The operators that draw a text; ``before`` stands inside its text object (colour, render mode)."""
    return f"BT {before} /{font} {size} Tf {x} {y} Td ({text}) Tj ET\n"


def page(content: str, *, rotate: int = 0, before: str = "") -> bytes:
    """A PDF of one page that says ``SEEN`` and then draws this; ``before`` comes before either.

    It has everything at hand that the disguises below draw with.

    Fonts ``/F`` (Helvetica), ``/L`` (Helvetica whose letter Q is said to be ``HIDDEN``), ``/B`` (one whose letters
    are blank); pictures ``/P`` (noise), ``/W`` (white), ``/K`` (near-black); states ``/Clear`` and ``/Veil``
    (opacity 0 and .02), ``/Half`` (.4); layers ``/Off`` and ``/On``; the shading ``/S``; the form ``/X``
    """
    pdf = pikepdf.new()
    name, dictionary = pikepdf.Name, pikepdf.Dictionary

    def font(**more: object) -> pikepdf.Dictionary:
        return pdf.make_indirect(dictionary({
            "/Type": name.Font, "/Subtype": name.Type1, "/BaseFont": name.Helvetica,
            "/Encoding": name.WinAnsiEncoding, **{f"/{key}": value for key, value in more.items()},
        }))  # fmt: skip

    def picture(bits: bytes, side: int) -> pikepdf.Stream:
        stream = pdf.make_stream(bits)
        stream.Type, stream.Subtype, stream.Width, stream.Height = name.XObject, name.Image, side, side
        stream.ColorSpace, stream.BitsPerComponent = name.DeviceGray, 8
        return stream

    layers = {key: pdf.make_indirect(dictionary(Type=name.OCG, Name=key)) for key in ("Off", "On")}
    pdf.Root.OCProperties = dictionary(
        OCGs=list(layers.values()), D=dictionary(Order=list(layers.values()), OFF=[layers["Off"]], ON=[layers["On"]])
    )
    form = pdf.make_stream(b"BT /F 12 Tf 72 600 Td (" + ALSO.encode() + b") Tj ET")
    form.Type, form.Subtype, form.BBox = name.XObject, name.Form, [0, 0, _WIDTH, _HEIGHT]
    plain = font()
    form.Resources = dictionary(Font=dictionary(F=plain))
    blank = dictionary({
        "/Type": name.Font, "/Subtype": name.Type3, "/FontBBox": [0, 0, 1000, 1000], "/FirstChar": 32,
        "/FontMatrix": [0.001, 0, 0, 0.001, 0, 0], "/LastChar": 122, "/Widths": [500] * 91, "/Resources": dictionary(),
        "/CharProcs": dictionary(blank=pdf.make_stream(b"500 0 d0")),
        "/Encoding": dictionary(Type=name.Encoding, Differences=[32, *[name.blank] * 91]),
        "/ToUnicode": pdf.make_stream(_map_of([(code, chr(code)) for code in range(32, 123)])),
    })  # fmt: skip
    noise = bytes((i * 7919 + i * i * 31) % 256 for i in range(32 * 32))
    sheet = pdf.add_blank_page(page_size=(_WIDTH, _HEIGHT))
    sheet.Contents = pdf.make_stream((before + _SEEN + content).encode("latin-1"))
    sheet.Resources = dictionary(
        Font=dictionary(F=plain, B=blank, L=font(ToUnicode=pdf.make_stream(_map_of([(0x51, HIDDEN)])))),
        XObject=dictionary(P=picture(noise, 32), W=picture(b"\xff" * 4, 2), K=picture(b"\x10" * 4, 2), X=form),
        ExtGState=dictionary(Clear=dictionary(ca=0, CA=0), Veil=dictionary(ca=0.02), Half=dictionary(ca=0.4)),
        Properties=dictionary(**layers),
        Shading=dictionary(S=dictionary(ShadingType=2, ColorSpace=name.DeviceGray, Coords=[0, 0, _WIDTH, 0],
                                        Extend=[True, True],
                                        Function=dictionary(FunctionType=2, Domain=[0, 1], C0=[0.2], C1=[0.5], N=1))),
    )  # fmt: skip
    if rotate:
        sheet.Rotate = rotate
    file = io.BytesIO()
    pdf.save(file, compress_streams=False, static_id=True)
    return file.getvalue()


def _map_of(pairs: list[tuple[int, str]]) -> bytes:
    """A ToUnicode map: what a font says its codes mean."""
    rows = "\n".join(f"<{code:02x}> <{said.encode('utf-16-be').hex()}>" for code, said in pairs)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /M def /CMapType 2 def\n"
        "1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"{len(pairs)} beginbfchar\n{rows}\nendbfchar endcmap end end"
    ).encode("ascii")


_COVER = "72 590 400 30 re f\n"
_PICTURE = "q 400 0 0 40 60 585 cm /{} Do Q\n"

#: what a disguise is called: the PDF, and the reason it should be found for
DISGUISES: dict[str, tuple[bytes, str]] = {
    key: (page(content, rotate=rotate), reason)
    for key, content, reason, rotate in (
        ("white on white", _said(HIDDEN, before="1 g"), "ground-colour", 0),
        ("nearly white on white", _said(HIDDEN, before="0.96 g"), "ground-colour", 0),
        ("pale yellow on white", _said(HIDDEN, before="1 1 0.95 rg"), "ground-colour", 0),
        ("white on white, the page turned", _said(HIDDEN, before="1 g"), "ground-colour", 90),
        ("black on a black bar", "0 g " + _COVER + _said(HIDDEN), "ground-colour", 0),
        ("nearly black on black", "0 g " + _COVER + _said(HIDDEN, before="0.04 g"), "ground-colour", 0),
        ("dark blue on the same blue", "0.1 0.2 0.4 rg " + _COVER + _said(HIDDEN), "ground-colour", 0),
        ("white on a white picture", _PICTURE.format("W") + _said(HIDDEN, before="1 g"), "ground-colour", 0),
        ("white on a ruled line", "0.5 G 60 603 m 500 603 l S " + _said(HIDDEN, y=601, size=9, before="1 g"),
         "ground-colour", 0),
        ("beside its neighbour in white", _said("Larkspur", y=650) + _said("Zephyrlang", x=119, y=650, before="1 g"),
         "ground-colour", 0),
        ("under a white box", _said(HIDDEN) + "1 g " + _COVER, "covered", 0),
        ("under a black box", _said(HIDDEN) + "0 g " + _COVER, "covered", 0),
        ("under a picture", _said(HIDDEN) + _PICTURE.format("P"), "covered", 0),
        ("under a picture on a page that is turned", _said(HIDDEN) + _PICTURE.format("P"), "covered", 270),
        ("under a shading", _said(HIDDEN) + "q 60 585 400 40 re W n /S sh Q\n", "covered", 0),
        ("of one point", _said(HIDDEN, size=1), "too-small", 0),
        ("of two points", _said(HIDDEN, size=2), "too-small", 0),
        ("shrunk by a matrix", f"q 0.1 0 0 0.1 0 0 cm {_said(HIDDEN, x=720, y=6000)} Q\n", "too-small", 0),
        ("above the page", _said(HIDDEN, y=900), "off-page", 0),
        ("left of the page", _said(HIDDEN, x=-400), "off-page", 0),
        ("render mode 3", _said(HIDDEN, before="3 Tr"), "invisible", 0),
        ("render mode 7", "q " + _said(HIDDEN, before="7 Tr") + "Q\n", "invisible", 0),
        ("opacity 0", f"q /Clear gs {_said(HIDDEN)} Q\n", "invisible", 0),
        ("opacity of a fiftieth", f"q /Veil gs {_said(HIDDEN)} Q\n", "invisible", 0),
        ("on a layer that is off", f"/OC /Off BDC {_said(HIDDEN)} EMC\n", "layer-off", 0),
        ("clipped away", f"q 10 10 5 5 re W n {_said(HIDDEN)} Q\n", "no-mark", 0),
        ("in a font of blanks", _said(HIDDEN, font="B"), "no-mark", 0),
        ("a letter said to be a line", _said("Q", font="L"), "other-glyphs", 0),
        ("a word said to be a line", f"/Span <</ActualText ({HIDDEN})>> BDC {_said('Nurse')} EMC\n", "other-glyphs", 0),
    )
} | {
    "white beneath other words": (page("", before=_said(HIDDEN, y=700, before="1 g")), "ground-colour")
}  # fmt: skip

#: what an honest look-alike is called, and the PDF
HONEST: dict[str, bytes] = {
    key: page(content, rotate=rotate)
    for key, content, rotate in (
        ("white on a dark bar", "0.1 0.2 0.4 rg " + _COVER + _said(ALSO, before="1 g"), 0),
        ("white on a dark bar, the page turned", "0.1 0.2 0.4 rg " + _COVER + _said(ALSO, before="1 g"), 90),
        ("white on a dark picture", _PICTURE.format("K") + _said(ALSO, before="1 g"), 0),
        ("white on a shading", "q 60 585 400 40 re W n /S sh Q\n" + _said(ALSO, before="1 g"), 0),
        ("red on a green of the same lightness", "0 0.36 0 rg " + _COVER + _said(ALSO, before="1 0.06 0 rg"), 0),
        ("light grey", _said(ALSO, before="0.8 g"), 0),
        ("light grey in small print", _said(ALSO, before="0.8 g", size=6), 0),
        ("small print", _said(ALSO, size=6), 0),
        ("small print of four points", _said(ALSO, size=4), 0),
        ("over a picture", _PICTURE.format("W") + _said(ALSO, before="0 g"), 0),
        ("over a picture of noise", _PICTURE.format("P") + _said(ALSO, before="0 g", size=20), 0),
        ("with a shadow", _said(ALSO, x=73, y=599, before="0.6 g") + _said(ALSO, before="0 g"), 0),
        ("with a pale shadow", _said(ALSO, x=72.7, y=599.3, before="0.95 g") + _said(ALSO, before="0 g"), 0),
        ("drawn twice for weight", _said(ALSO) + _said(ALSO, x=72.3), 0),
        (
            "a watermark over it",
            _said(ALSO) + "q /Half gs " + _said("DRAFT", x=80, y=560, size=90, before="0.7 g") + "Q\n",
            0,
        ),
        ("half transparent", f"q /Half gs {_said(ALSO)} Q\n", 0),
        ("under a veil", _said(ALSO) + "q /Half gs 1 g " + _COVER + " Q\n", 0),
        ("outlined", _said(ALSO, before="1 Tr"), 0),
        ("on a layer that is on", f"/OC /On BDC {_said(ALSO)} EMC\n", 0),
        ("in a form", "/X Do\n", 0),
        ("underlined", _said(ALSO) + "72 598 180 0.8 re f\n", 0),
        ("in a frame", "1 g 0 G 60 585 400 40 re B " + _said(ALSO, before="0 g"), 0),
        ("on a page that is turned", _said(ALSO), 90),
        ("on a page upside down", _said(ALSO), 180),
        ("with an actual text that says the same", f"/Span <</ActualText ({ALSO})>> BDC {_said(ALSO)} EMC\n", 0),
        ("in white letters with a dark edge", _said(ALSO, before="1 g 0 G 2 Tr 0.4 w"), 0),
    )
}
