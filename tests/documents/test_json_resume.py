"""A JSON Resume is read as a page that a person would have written of it: every field on its line, under headings."""

import json

import pytest
from documents_reading import READER, read, said

from skillmatch import errors

ADA = {
    "basics": {
        "name": "Ada Nightfern", "label": "Bookkeeper", "email": "ada@example.com", "phone": "555-0101",
        "url": "https://ada.example", "summary": "Keeps books.\nKeeps them well.",
        "location": {"city": "Leeds", "region": "Yorkshire", "countryCode": "GB", "postalCode": "LS1",
                     "address": "1 Way"},
        "profiles": [{"network": "GitHub", "username": "ada", "url": "https://github.com/ada"}, 7],
        "image": "https://ada.example/face.png",
    },
    "work": [
        {"name": "Nine Shops", "position": "Bookkeeper", "location": "Leeds", "startDate": "2019-03-01",
         "summary": "All the books.", "highlights": ["Closed the books", "Taught others"]},
        {"company": "One Shop", "position": "Clerk", "startDate": "2017", "endDate": "2019-02"},
    ],
    "education": [{"institution": "Leeds University", "area": "Accounting", "studyType": "Bachelor",
                   "startDate": "2014-09", "endDate": "2017-06", "score": "first", "courses": ["Audit", "Tax"]}],
    "skills": [{"name": "Tools", "level": "Master", "keywords": ["Excel", "SQL"]}, {"keywords": ["Ledgers"]}, "Tax"],
    "projects": [{"name": "Ledger tool", "description": "Finds slips", "keywords": ["Python"], "startDate": "2020"}],
    "certificates": [{"name": "AAT Level 4", "issuer": "AAT", "date": "2018-05-01"}],
    "languages": [{"language": "French", "fluency": "fluent"}],
    "volunteer": [{"organization": "Food bank", "position": "Treasurer", "startDate": "2021"}],
    "publications": [{"name": "On slips", "publisher": "Books Weekly", "releaseDate": "2022"}],
    "awards": [{"title": "Best books", "awarder": "Leeds", "date": "2020"}],
    "interests": [{"name": "Chess", "keywords": ["endgames"]}],
    "references": [{"name": "Bea", "reference": "She is good."}],
    "something": {"else": ["nobody", "asked"]},
}  # fmt: skip


def refusal(data):
    with pytest.raises(errors.UnreadableFile) as raised:
        READER.read_bytes(data if isinstance(data, bytes) else data.encode(), "cv.json")
    assert raised.value.remedy
    return raised.value


def test_every_field_is_on_its_line_under_the_usual_headings():
    document = read(json.dumps(ADA), "cv.txt")
    assert document.form == "json-resume"
    assert said(document) == [
        "Ada Nightfern", "Bookkeeper", "ada@example.com | 555-0101 | Leeds, Yorkshire, GB | https://ada.example",
        "1 Way, LS1", "GitHub: https://github.com/ada", "Summary", "Keeps books.", "Keeps them well.",
        "Skills", "Tools (Master): Excel, SQL", "Ledgers", "Tax",
        "Experience", "Bookkeeper 03/2019 – Present", "Nine Shops, Leeds", "All the books.", "• Closed the books",
        "• Taught others", "Clerk 2017 – 02/2019", "One Shop",
        "Projects", "Ledger tool 2020 – Present", "Finds slips", "Technologies: Python",
        "Volunteering", "Treasurer 2021 – Present", "Food bank",
        "Publications", "• On slips, Books Weekly, 2022",
        "Education", "Bachelor in Accounting 09/2014 – 06/2017", "Leeds University", "Grade: first",
        "Courses: Audit, Tax",
        "Certificates", "• AAT Level 4, AAT, 05/2018", "Awards", "• Best books, Leeds, 2020",
        "Languages", "• French (fluent)", "Interests", "Chess: endgames", "References", "Bea", "She is good.",
    ]  # fmt: skip
    assert [document.text[a:b] for a, b in document.headings] == [
        "Summary", "Skills", "Experience", "Projects", "Volunteering", "Publications", "Education", "Certificates",
        "Awards", "Languages", "Interests", "References",
    ]  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_any_encoding_of_json_is_read(encoding):
    assert read(json.dumps({"basics": {"name": "Zoë"}}, ensure_ascii=False).encode(encoding)).text == "Zoë"


@pytest.mark.parametrize("wrong", [None, 7, "text", [], {}, [7, None, []], {"name": 7}])
@pytest.mark.parametrize("key", ["basics", "work", "skills", "education", "languages"])
def test_fields_of_a_wrong_kind_are_passed_over(key, wrong):
    document = read(json.dumps({"certificates": [{"name": "CISA"}], key: wrong}))
    assert "CISA" in document.text


@pytest.mark.parametrize("data", ['{"basics": {"name": "Ada"}', '{"basics": }', '{"basics": {"name": "Ada"}} and more'])
def test_json_that_is_damaged_is_corrupt_and_says_where(data):
    error = refusal(data)
    assert isinstance(error, errors.Corrupt) and "line 1" in error.message


@pytest.mark.parametrize("data", ['{"name": "skillmatch", "version": "1"}', '[{"basics": {"name": "Ada"}}]'])
def test_other_json_is_called_by_its_name(data):
    error = refusal(data)
    assert isinstance(error, errors.UnsupportedFormat) and "JSON" in error.message


def test_a_text_that_begins_with_a_brace_is_a_text():
    assert read("{Ada} keeps books", "cv.txt").form == "text"


@pytest.mark.parametrize("deep", [10_000, 1_000_000])
def test_json_nested_without_end_is_too_large(deep):
    assert isinstance(refusal('{"basics":' + "[" * deep + "]" * deep + "}"), errors.TooLarge)


def test_a_number_of_a_million_digits_costs_nothing():
    assert read('{"basics": {"name": "Ada", "age": ' + "9" * 1_000_000 + "}}").text == "Ada"


def test_a_resume_without_words_is_empty():
    assert isinstance(refusal('{"basics": {}}'), errors.Empty)
