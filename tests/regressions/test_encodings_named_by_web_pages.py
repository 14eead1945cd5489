"""A page that named an encoding of Python's own was read by it, or ended the reader; one that says ISO-8859-1 means
Windows-1252, as in every browser; and a guess about the encoding was not told."""

from documents_reading import read


def test_a_page_that_names_no_encoding_of_the_web_does_not_crash_the_reader():
    assert read("<html><meta charset=undefined><p>Ada keeps books", "cv.html").text == "Ada keeps books"


def test_a_page_is_not_decoded_by_an_encoding_of_python_source():
    assert read(r"<html><meta charset=unicode_escape><p>C:\new", "cv.html").text == r"C:\new"


def test_quotes_in_a_page_that_says_latin_1_are_quotes():
    whole = "<html><meta charset=iso-8859-1><p>“Ada’s” books".encode("cp1252")
    assert read(whole, "cv.html").text == "“Ada’s” books"


def test_a_guessed_encoding_is_told():
    document = read("<html><p>Zoë’s books at the café".encode("cp1252"), "cv.html")
    assert [warning.kind for warning in document.warnings] == ["encoding-guessed"]
