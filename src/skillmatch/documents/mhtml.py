"""MHTML (a web page saved with all that belongs to it, or by Word as one file) in, a ``Document`` out.

The main HTML part is read as a page of its own; pictures, styles and frames that come with it are not looked at.
"""

from __future__ import annotations

import email
import email.errors
import email.policy
import re
from dataclasses import replace
from email.message import Message

from skillmatch import errors
from skillmatch.documents import html
from skillmatch.documents.limits import Limits
from skillmatch.documents.model import Document

__all__ = ["read"]

_DEEPEST = 20  # multiparts in multiparts; a saved page has one or two
_MOST_PARTS = 2_000  # a saved page has one for each picture
_MOST_BOUNDARIES = 20_000  # lines that may part a message, most of which are comments and styles of the page
_BOUNDARY = re.compile(rb"[\r\n]--")


def read(data: bytes, limits: Limits) -> Document:
    """Reads a saved web page. Raises ``Corrupt``, ``TooLarge`` or ``UnsupportedFormat`` (mail without a page)."""
    # Each level of multiparts calls the standard library's parser once more, each part makes a message: both are
    # bounded before it starts.
    if data.lower().count(b"content-type:") > _MOST_PARTS or len(_BOUNDARY.findall(data)) > _MOST_BOUNDARIES:
        raise errors.TooLarge("it is made of too many parts")
    if data.lower().count(b"boundary=") > min(_DEEPEST, limits.nesting):
        raise errors.TooLarge("its parts are nested too deeply")
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    page = _main_part(message)
    if page is None:
        raise errors.UnsupportedFormat("this is a mail message without a web page in it")
    content = page.get_payload(decode=True)
    if not isinstance(content, bytes) or not content.strip():
        raise errors.Corrupt("its web page is damaged or cut short")
    return replace(html.read(_in_named_encoding(content, page), limits), form="mhtml")


def _main_part(message: Message) -> Message | None:
    """The HTML part that ``start`` names, else the first (RFC 2557, RFC 2387)."""
    pages = [part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    start = message.get_param("start")
    for page in pages:
        if isinstance(start, str) and str(page.get("Content-ID", "")).strip() == start.strip():
            return page
    return pages[0] if pages else None


def _in_named_encoding(content: bytes, page: Message) -> bytes:
    """The page as UTF-8 with a mark where its part names the encoding, which stands above what the page itself says."""
    named = page.get_content_charset()
    # Word says us-ascii of whatever it writes; then the page itself knows better.
    if not named or named == "us-ascii" or content.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return content
    if named == "iso-8859-1":
        named = "cp1252"  # as every browser reads it (WHATWG Encoding, 4.2)
    try:
        return b"\xef\xbb\xbf" + content.decode(named).encode("utf-8")
    except (LookupError, UnicodeError):
        return content
