"""Made files in, broken ones out, the same for the same number: what a fuzzer feeds to the readers.

    >>> broken("html", 7) == broken("html", 7)
    True

A file is broken in one of three ways: its bytes are changed (flipped, cut, spliced, swapped, lengths set to others);
what lies within it is changed and packed again (parts of a container, streams and values of a PDF, fields of JSON,
elements and attributes of XML and HTML); or it is a heap of the words of its language in no order at all.
"""

from __future__ import annotations

import io
import json
import random
import re
from collections.abc import Callable
from functools import cache
from typing import Any
from zipfile import ZipFile

import pikepdf
from doc_parts import word_2003
from docx_parts import docx, paragraph, text_box
from forms import content
from hostile import zipped
from lxml import etree
from lxml import html as lxml_html
from more_forms import mhtml_of
from odt_parts import flat_odt
from odt_parts import paragraph as odt_paragraph
from people import load

__all__ = ["FORMS", "broken", "good"]

#: the forms that ``broken`` can write
FORMS = ("pdf", "docx", "odt", "flat-odt", "rtf", "html", "mhtml", "word-xml", "json-resume", "txt")

_PEOPLE = ("chef", "accountant", "ai-agent-developer")
#: numbers as files misstate them
_NUMBERS = ("0", "-1", "1", "7", "99999999", "2147483647", "2147483648", "-2147483649", "4294967296",
            "18446744073709551616", "9" * 400, "1e999", "-1e999", "nan", "1e-320", "0x10", "1.5", "", " ", "½", "²",
            "٣", "five", "1,5", "12pt", "-3em", "100%", "1e400pt", "#12345", "#gg0000", "rgb(1e99,-1,x)")  # fmt: skip
_TEXTS = ("", " ", "\x00", "\u202e", "\ufffe", "\U0010ffff", "e\u0301" * 40, "\u200b" * 60, "a" * 3_000, "\x85\u2028",
          "http://[::1", "file:///", "•\t•", "ﬁ", "ÃƒÂ©", "&#xD800;", "%s%n{0}")  # fmt: skip

_WORD = ("p", "r", "t", "tbl", "tr", "tc", "sdt", "sdtContent", "ins", "del", "delText", "hyperlink", "fldSimple",
         "instrText", "fldChar", "tab", "br", "sym", "pPr", "rPr", "vanish", "color", "sz", "shd", "b", "rStyle",
         "pStyle", "numPr", "ilvl", "numId", "drawing", "pict", "txbxContent", "footnoteReference", "gridSpan", "caps",
         "tcPr", "outlineLvl", "noBreakHyphen", "smartTag", "moveFrom", "background", "position", "w")  # fmt: skip
_WORD_KEYS = ("val", "fill", "color", "id", "instr", "fldCharType", "char", "font", "themeColor", "type", "space")
_ODF = ("text:p", "text:h", "text:span", "text:a", "text:s", "text:tab", "text:line-break", "text:list",
        "text:list-item", "text:section", "table:table", "table:table-row", "table:table-cell", "draw:frame",
        "draw:text-box", "text:note", "text:note-body", "office:annotation", "text:tracked-changes", "text:deletion",
        "text:hidden-text", "text:conditional-text", "text:hidden-paragraph", "text:soft-page-break")  # fmt: skip
_ODF_KEYS = ("text:c", "text:style-name", "text:outline-level", "table:number-columns-repeated", "xlink:href",
             "table:number-rows-repeated", "text:display", "text:is-hidden", "fo:font-size", "fo:color",
             "table:visibility", "table:number-columns-spanned")  # fmt: skip
_HTML = ("p", "div", "span", "b", "h1", "h2", "ul", "ol", "li", "table", "tr", "td", "th", "br", "a", "style", "title",
         "script", "section", "pre", "details", "template", "noscript", "svg", "math", "textarea", "select", "option",
         "input", "font", "center", "dl", "dt", "dd", "base", "img", "iframe", "body", "head", "html")  # fmt: skip
_HTML_KEYS = ("style", "class", "id", "color", "bgcolor", "size", "hidden", "href", "colspan", "rowspan", "aria-hidden",
              "start", "value", "type", "dir", "face", "open")  # fmt: skip
_CSS = ("display:none", "font-size:0", "font-size:1e999px", "color:#fff;background:#fff", "color:rgb(1,2", "opacity:x",
        "position:absolute;left:-9999px", "text-indent:-9e9em", "visibility:hidden", "font:0/0 a", "color:var(--x)",
        "clip:rect(0,0,0,0)", "width:0;overflow:hidden", "}{", "/*", "@media{", "a{b")  # fmt: skip
_RTF = (r"\par", r"\pard", r"\b", r"\b0", r"\fs", r"\u", r"\uc", r"\'", r"\bin", r"\*", r"\v", r"\v0", r"\cf", r"\tab",
        r"\cell", r"\row", r"\trowd", r"\intbl", r"\fonttbl", r"\f", r"\fcharset", r"\cpg", r"\ansicpg", r"\colortbl",
        r"\red", r"\stylesheet", r"\s", r"\field", r"\fldinst", r"\fldrslt", r"\header", r"\footer", r"\footnote",
        r"\shp", r"\shptxt", r"\pict", r"\listtext", r"\object", r"\objdata", r"\upr", r"\ud", r"\plain", r"\sect",
        r"\itap", r"\nesttableprops", r"\nestcell", r"\nestrow", r"\up", r"\dn", r"\deleted", r"\info", "{", "}", "\\",
        ";", "\r\n", r"\~", r"\_", r"\-", r"\line", r"\page", r"\rtf")  # fmt: skip


def good(form: str) -> list[bytes]:
    """Files of this form in which nothing is wrong."""
    return list(_good(form))


def broken(form: str, number: int) -> bytes:
    """File ``number`` of this form."""
    random_ = random.Random(f"{form} {number}")
    whole = random_.choice(_good(form))
    way = random_.random()
    if way < 0.35:
        return _bytes_changed(whole, random_, _good(form))
    if way < 0.75:
        inner = _within(form, whole, random_)
        return inner if random_.random() < 0.85 else _bytes_changed(inner, random_, _good(form))
    return _heap(form, random_)


@cache
def _good(form: str) -> tuple[bytes, ...]:
    people = [load(name) for name in _PEOPLE]
    if form == "pdf":
        kinds = ("pdf-one-column", "pdf-two-columns", "pdf-row-by-row")
        return tuple(content(person, kind) for person, kind in zip(people, kinds, strict=True))
    if form in ("docx", "odt", "rtf", "html", "mhtml", "json-resume", "txt"):
        return tuple(content(person, form) for person in people)
    lines = [line for person in people for line in content(person, "txt").decode().split("\n") if "&" not in line]
    if form == "word-xml":
        return (word_2003("".join(paragraph(line) for line in lines)),)
    return (flat_odt("".join(odt_paragraph(line) for line in lines)),)


# ── bytes ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _bytes_changed(data: bytes, random_: random.Random, others: tuple[bytes, ...]) -> bytes:
    for _ in range(random_.choice((1, 1, 1, 2, 3, 8, 30))):
        if data:
            data = random_.choice(_CHANGES)(data, random_, others)
    return data[:1_000_000]


def _flip(data: bytes, random_: random.Random, _: tuple[bytes, ...]) -> bytes:
    changed = bytearray(data)
    for _ in range(random_.choice((1, 4, 40))):
        changed[random_.randrange(len(data))] ^= 1 << random_.randrange(8)
    return bytes(changed)


def _overwrite(data: bytes, random_: random.Random, _: tuple[bytes, ...]) -> bytes:
    at = random_.randrange(len(data))
    value = random_.choice((0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 0xFFFFFFFE))
    new = value.to_bytes(8, random_.choice(("little", "big")))
    new = new[: random_.choice((1, 2, 4))] if random_.random() < 0.5 else new[-random_.choice((1, 2, 4)) :]
    return data[:at] + new + data[at + len(new) :]


def _cut(data: bytes, random_: random.Random, _: tuple[bytes, ...]) -> bytes:
    a, b = sorted(random_.randrange(len(data) + 1) for _ in range(2))
    return data[:a] if random_.random() < 0.3 else data[:a] + data[min(b, a + random_.choice((1, 20, 5_000))) :]


def _splice(data: bytes, random_: random.Random, others: tuple[bytes, ...]) -> bytes:
    other = random_.choice(others)
    a, b = random_.randrange(len(other)), random_.randrange(len(data))
    piece = other[a : a + random_.choice((3, 60, 2_000))]
    return data[:b] + piece + data[b + random_.choice((0, len(piece))) :]


def _swap(data: bytes, random_: random.Random, _: tuple[bytes, ...]) -> bytes:
    size = random_.choice((1, 16, 400))
    a, b = sorted(random_.randrange(len(data)) for _ in range(2))
    if b < a + size:
        return data
    return data[:a] + data[b : b + size] + data[a + size : b] + data[a : a + size] + data[b + size :]


def _repeat(data: bytes, random_: random.Random, _: tuple[bytes, ...]) -> bytes:
    a = random_.randrange(len(data))
    piece = data[a : a + random_.choice((1, 7, 90, 900))]
    # pdfium's repair of a file takes time that grows with the square of its length: attacks of that kind stand apart
    return data[:a] + piece * min(random_.choice((2, 50, 2_000)), 100_000 // max(len(piece), 1)) + data[a:]


def _number(data: bytes, random_: random.Random, _: tuple[bytes, ...]) -> bytes:
    found = list(re.finditer(rb"\d+", data))
    if not found:
        return data
    one = random_.choice(found)
    return data[: one.start()] + random_.choice(_NUMBERS).encode() + data[one.end() :]


_CHANGES: tuple[Callable[[bytes, random.Random, tuple[bytes, ...]], bytes], ...] = (
    _flip, _overwrite, _cut, _splice, _swap, _repeat, _number, _number,
)  # fmt: skip


# ── what lies within ──────────────────────────────────────────────────────────────────────────────────────────


def _within(form: str, data: bytes, random_: random.Random) -> bytes:
    if form == "pdf":
        return _pdf_within(data, random_)
    if form in ("docx", "odt"):
        return _container_within(data, random_)
    if form in ("word-xml", "flat-odt"):
        return _xml_within(data, random_, _WORD_KEYS if form == "word-xml" else _ODF_KEYS)
    if form == "html":
        return _html_within(data, random_)
    if form == "mhtml":
        return mhtml_of(_html_within(random_.choice(_good("html")), random_))
    if form == "json-resume":
        return json.dumps(_value_changed(json.loads(data), random_), ensure_ascii=random_.random() < 0.9).encode(
            "utf-8", "surrogatepass"
        )
    if form == "rtf":
        return re.sub(
            rb"(\\[a-z]+)(-?\d+)",
            lambda found: found[0] if random_.random() < 0.9 else found[1] + random_.choice(_NUMBERS).encode(),
            data,
        )
    text = data.decode()
    for _ in range(random_.choice((1, 9))):
        at = random_.randrange(len(text) + 1)
        text = text[:at] + random_.choice(_TEXTS + _NUMBERS) + text[at:]
    return text.encode(random_.choice(("utf-8", "utf-16", "utf-16-be", "cp1252", "utf-32")), "replace")


def _container_within(data: bytes, random_: random.Random) -> bytes:
    with ZipFile(io.BytesIO(data)) as container:
        parts = [(name, container.read(name)) for name in container.namelist()]
    chosen = random_.randrange(len(parts))
    if random_.random() < 0.7:  # mostly the part that holds the text
        chosen = max(range(len(parts)), key=lambda i: len(parts[i][1]))
    name, part = parts[chosen]
    how = random_.random()
    if how < 0.5:
        keys = _WORD_KEYS if name.startswith("word/") else _ODF_KEYS
        parts[chosen] = (name, _xml_within(part, random_, keys))
    elif how < 0.85:
        parts[chosen] = (name, _bytes_changed(part, random_, tuple(content for _, content in parts if content)))
    elif how < 0.95:
        del parts[chosen]
    else:
        parts[chosen] = (random_.choice(("/", "../" + name, name.upper(), name.replace("/", "\\"))), part)
    return zipped(parts, packed=random_.random() < 0.8)


def _xml_within(data: bytes, random_: random.Random, keys: tuple[str, ...]) -> bytes:
    try:
        root = etree.fromstring(data)
    except etree.XMLSyntaxError:
        return data
    for _ in range(random_.choice((1, 3, 12))):
        _element_changed(root, random_, keys)
    return etree.tostring(root, encoding=random_.choice(("UTF-8", "UTF-8", "UTF-16", "US-ASCII")), xml_declaration=True)


def _html_within(data: bytes, random_: random.Random) -> bytes:
    root = lxml_html.document_fromstring(data)
    for _ in range(random_.choice((1, 3, 12))):
        _element_changed(root, random_, _HTML_KEYS)
    return lxml_html.tostring(root, encoding=random_.choice(("UTF-8", "UTF-8", "UTF-16", "US-ASCII")))


def _element_changed(root: Any, random_: random.Random, keys: tuple[str, ...]) -> None:
    """Something about one element: its attributes, its text, its place, how often it stands there."""
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    one, other = random_.choice(elements), random_.choice(elements)
    what = random_.random()
    if what < 0.4:
        names = list(one.attrib) or [_qualified(random_.choice(keys), root)]
        one.set(random_.choice(names), random_.choice(_NUMBERS + _CSS))
    elif what < 0.5:
        one.set(_qualified(random_.choice(keys), root), random_.choice(_NUMBERS + _CSS))
    elif what < 0.6:
        one.text = _sayable(random_.choice(_TEXTS))
    elif what < 0.7:
        one.tag = other.tag
    elif one is not root:
        parent = one.getparent()
        if what < 0.8:
            parent.remove(one)
        elif what < 0.9:
            for _ in range(random_.choice((1, 30, 300))):
                parent.append(etree.fromstring(etree.tostring(one, with_tail=False)))
        elif other is not one and one not in list(other.iterancestors()):
            other.append(one)


def _qualified(key: str, root: Any) -> str:
    prefix, _, name = key.rpartition(":")
    space = root.nsmap.get(prefix or "w")
    return f"{{{space}}}{name}" if space and root.nsmap else name


def _sayable(text: str) -> str:
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "?", text)


def _value_changed(value: Any, random_: random.Random) -> Any:
    """A JSON value in which some values are of another kind."""
    if random_.random() < 0.03:
        return random_.choice(
            (None, True, 0, -1, 10**400, 1.5, float("inf"), float("nan"), "", [], {}, [[]], [None], {"": None}, [{}],
             "2020-13-45", "T", "\ud800", "\x00", ["a"] * 500, {"name": ["x"]}, *_NUMBERS, *_TEXTS)
        )  # fmt: skip
    if isinstance(value, dict):
        return {key: _value_changed(one, random_) for key, one in value.items() if random_.random() > 0.01}
    if isinstance(value, list):
        return [_value_changed(one, random_) for one in value] * (40 if random_.random() < 0.02 else 1)
    return value


def _pdf_within(data: bytes, random_: random.Random) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        objects = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary | pikepdf.Stream)]
        for _ in range(random_.choice((1, 2, 6))):
            one = random_.choice(objects)
            if isinstance(one, pikepdf.Stream) and random_.random() < 0.7:
                inner = one.read_bytes()
                one.write(_bytes_changed(inner, random_, (inner or b" ",)))
                continue
            keys = [key for key in one.keys() if key not in ("/Length", "/Filter", "/Type")]  # noqa: SIM118
            if keys:
                one[random_.choice(keys)] = _pdf_value(random_, objects)
        file = io.BytesIO()
        modes = (pikepdf.ObjectStreamMode.disable, pikepdf.ObjectStreamMode.generate)
        packed, mode = random_.random() < 0.5, random_.choice(modes)
        pdf.save(file, deterministic_id=True, compress_streams=packed, object_stream_mode=mode)
    return file.getvalue()


def _pdf_value(random_: random.Random, objects: list[Any]) -> Any:
    name = pikepdf.Name
    return random_.choice(
        (0, -1, 2**31 - 1, -(2**31), 1e-30, 1e30, True, b"", b"\xff\xfe\x00", name("/X"), name("/Type0"),
         name("/Identity-H"), pikepdf.Array([]), pikepdf.Array([0, 0, 0, 0]), pikepdf.Array([1e30, -1e30, 1e30, 0]),
         pikepdf.Array([1, 0, 0, 0, 0, 0]), pikepdf.Dictionary(), random_.choice(objects), random_.choice(objects),
         pikepdf.Array([random_.choice(objects)]))
    )  # fmt: skip


# ── heaps of words ────────────────────────────────────────────────────────────────────────────────────────────


def _heap(form: str, random_: random.Random) -> bytes:
    size = random_.choice((1, 5, 30, 200, 1_500))
    if form == "rtf":
        return ("{\\rtf1" + "".join(_rtf_word(random_) for _ in range(size))).encode("utf-8", "replace")
    if form == "docx":
        return docx("".join(_tree(_WORD, _WORD_KEYS, "w", random_) for _ in range(size)) + text_box(paragraph("Ada")))
    if form == "word-xml":
        return word_2003("".join(_tree(_WORD, _WORD_KEYS, "w", random_) for _ in range(size)))
    if form == "odt":
        from odt_parts import odt

        return odt("".join(_tree(_ODF, _ODF_KEYS, "", random_) for _ in range(size)))
    if form == "flat-odt":
        return flat_odt("".join(_tree(_ODF, _ODF_KEYS, "", random_) for _ in range(size)))
    if form in ("html", "mhtml"):
        page = "<!DOCTYPE html><html>" + "".join(_tag_soup(random_) for _ in range(size))
        return page.encode("utf-8", "replace") if form == "html" else mhtml_of(page.encode("utf-8", "replace"))
    if form == "pdf":
        from pdf_drawn import from_stream

        return from_stream(" ".join(_operator(random_) for _ in range(size)).encode("latin-1", "replace"))
    if form == "json-resume":
        return json.dumps({key: _anything(random_, 6) for key in ("basics", "work", "skills", "education")}).encode()
    return "".join(random_.choice((*_TEXTS, *_NUMBERS, "\n", "\r", "\t", "# ", "- ")) for _ in range(size)).encode()


def _rtf_word(random_: random.Random) -> str:
    word = random_.choice(_RTF)
    if word.startswith("\\") and random_.random() < 0.5:
        word += random_.choice((*_NUMBERS, "9", "255", "8226"))
    return word + random_.choice((" ", "", "Ada ", "\\'e9"))


def _tree(tags: tuple[str, ...], keys: tuple[str, ...], prefix: str, random_: random.Random, depth: int = 0) -> str:
    tag = random_.choice(tags)
    colon = f"{prefix}:" if prefix else ""
    told = {random_.choice(keys): random_.choice((*_NUMBERS, "true", "none", "Name", "begin", "FF0000"))
            for _ in range(random_.choice((0, 1, 1, 3)))}  # fmt: skip
    attributes = "".join(f' {colon}{key}="{value}"' for key, value in told.items())
    inner = random_.choice(("Ada ", "", "Nightfern"))
    if depth < 9:
        inner += "".join(_tree(tags, keys, prefix, random_, depth + 1) for _ in range(random_.choice((0, 0, 1, 1, 2))))
    return f"<{colon}{tag}{attributes}>{inner}</{colon}{tag}>"


def _tag_soup(random_: random.Random) -> str:
    tag = random_.choice(_HTML)
    value = random_.choice(_NUMBERS + _CSS + _TEXTS).replace('"', "")
    return random_.choice((
        f"<{tag}>", f"</{tag}>", f'<{tag} {random_.choice(_HTML_KEYS)}="{value}">', "Ada ", random_.choice(_TEXTS),
        f"<style>{random_.choice(_CSS)}</style>", f"<style>{tag}{{{random_.choice(_CSS)}}}</style>", "<!--", "-->",
        "<![CDATA[", "]]>", "&", "&#x110000;", "&nbsp;", "<", "<?", f"<{tag}", f'<{tag} style="{random_.choice(_CSS)}">'
    ))  # fmt: skip


def _operator(random_: random.Random) -> str:
    def number() -> str:
        return random_.choice(("0", "1", "-1", "12", "300", "700", "1e9", "-99999999999", ".0001", "2147483648", "--5"))

    name, count = random_.choice((
        ("Tf", 1), ("Td", 2), ("Tm", 6), ("cm", 6), ("Tj", 0), ("TJ", 0), ("re", 4), ("f", 0), ("W", 0), ("n", 0),
        ("q", 0), ("Q", 0), ("BT", 0), ("ET", 0), ("Tz", 1), ("Tr", 1), ("Ts", 1), ("Tc", 1), ("Tw", 1), ("rg", 3),
        ("g", 1), ("BDC", 0), ("EMC", 0), ("Do", 0), ("BI", 0), ("gs", 0), ("c", 6), ("S", 0), ("T*", 0), ("'", 0),
    ))  # fmt: skip
    numbers = " ".join(number() for _ in range(count))
    said = {"Tf": "/F", "Tj": "(Ada Nightfern)", "'": "(keeps books)", "Do": "/X", "gs": "/G",
            "TJ": f"[(Ada) {number()} (Night) {number()} (fern)]", "BDC": "/Span << /ActualText (x) /MCID 0 >>",
            "BI": "/W 9 /H 9 /BPC 8 /CS /G ID abcdef EI"}  # fmt: skip
    return f"{said.get(name, '')} {numbers} {name}"


def _anything(random_: random.Random, deep: int) -> Any:
    kind = random_.randrange(8) if deep else random_.randrange(5)
    if kind < 5:
        return random_.choice((None, False, 3, 10**30, 2.5, "2020-02", "Ada", "", *_TEXTS))
    if kind < 7:
        return [_anything(random_, deep - 1) for _ in range(random_.randrange(4))]
    keys = ("name", "position", "startDate", "endDate", "highlights", "keywords", "profiles", "location", "url",
            "studyType", "area", "courses", "summary", "level", "label", "email")  # fmt: skip
    return {random_.choice(keys): _anything(random_, deep - 1) for _ in range(random_.randrange(6))}
