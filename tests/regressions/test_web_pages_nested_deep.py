"""libxml2 silently dropped whatever stood more than 256 elements deep; the page passed for an empty one."""

import pytest
from documents_reading import read

from skillmatch import errors


def test_what_stands_deep_is_read():
    assert read("<html><body>" + "<font>" * 400 + "Ada keeps books", "cv.html").text == "Ada keeps books"


def test_what_stands_too_deep_is_said_to():
    with pytest.raises(errors.TooLarge, match="nested"):
        read("<html><body>" + "<div>" * 2_000 + "Ada keeps books", "cv.html")
