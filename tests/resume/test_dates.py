"""Dates as people write them, and how many months they count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from resume_reading import AS_OF

from skillmatch.resume.dates import days_come_first, find_dates, holds_range
from skillmatch.resume.months import number, union_length


def only(text: str):
    [found] = find_dates(text, AS_OF)
    return found


def months(text: str) -> int | None:
    found = only(text)
    return None if found.months is None else found.months[1] - found.months[0]


@pytest.mark.parametrize(
    ("written", "start", "end", "counted"),
    [
        ("03/2022 - Present", "2022-03", None, 46),
        ("Sept 2020 - May 2021", "2020-09", "2021-05", 9),
        ("2016-18", "2016", "2018", 24),
        ("Summer 2019", "2019-06", "2019-08", 3),
        ("Jan '19 to Current", "2019-01", None, 84),
        ("June 2010 to October 2013", "2010-06", "2013-10", 41),
        ("since 2018", "2018", None, 90),
        ("2020-03 - now", "2020-03", None, 70),
        ("Q1 2020", "2020-01", "2020-03", 3),
        ("10/2015 - 12/2017", "2015-10", "2017-12", 27),
        ("01.2019", "2019-01", "2019-01", 1),
        ("May - August 2019", "2019-05", "2019-08", 4),
        ("2018 -", "2018", None, 90),
        ("July2013to June2014", "2013-07", "2014-06", 12),
        ("Jan2013-Feb2014", "2013-01", "2014-02", 14),
        ("'98 - '02", "1998", "2002", 48),
        ("15 September 2015 to 3 Jan 2018", "2015-09", "2018-01", 29),
        ("06/15/2019 - 08/31/2019", "2019-06", "2019-08", 3),
        ("2010-12", "2010", "2012", 24),
        ("2020-03", "2020-03", "2020-03", 1),
        ("03/12 - 05/14", "2012-03", "2014-05", 27),
        ("Aug.2019 - Oct.2020", "2019-08", "2020-10", 15),
        ("From 1 July 2017 To Till Date", "2017-07", None, 102),
        ("Fall 2015 - Spring 2016", "2015-09", "2016-05", 9),
        ("2016 - 2016", "2016", "2016", 6),
        ("2019", "2019", "2019", 6),
    ],
)
def test_a_date_is_read_and_counted(written, start, end, counted):
    found = only(written)
    assert (found.start, found.end) == (start, end)
    assert months(written) == counted


@pytest.mark.parametrize("written", ["24/7 support", "3/12", "call 911", "version 3.11", "Present", "$2,000 a month"])
def test_other_numbers_are_no_dates(written):
    assert find_dates(written, AS_OF) == []


def test_an_end_before_its_start_counts_nothing_and_says_so():
    found = only("05/2019 - 03/2018")
    assert (found.fault, found.months) == ("end-before-start", None)


def test_what_lies_ahead_is_not_counted():
    assert months("01/2015 - 12/2030") == months("01/2015 - Present")
    assert only("01/2015 - 12/2030").fault == "in-the-future"
    assert only("May 2027").months is None


def test_the_span_is_where_the_date_stands():
    text = "Clerk, 04/2020 to Current, Acme"
    start, end = only(text).span
    assert text[start:end] == "04/2020 to Current"


@given(st.integers(1970, 2025), st.integers(1, 12), st.integers(0, 400))
def test_a_range_of_months_counts_both_ends_in_every_writing(year, month, length):
    last = number(year, month) + length
    if last >= number(AS_OF.year, AS_OF.month):
        return
    end_year, end_month = last // 12, last % 12 + 1
    names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    writings = [
        f"{month:02d}/{year} - {end_month:02d}/{end_year}",
        f"{names[month - 1]} {year} to {names[end_month - 1]} {end_year}",
        f"{year}-{month:02d} - {end_year}-{end_month:02d}",
        f"{month}.{year} - {end_month}.{end_year}",
    ]
    assert {months(written) for written in writings} == {length + 1}


@given(st.lists(st.tuples(st.integers(0, 600), st.integers(1, 80))))
def test_overlapping_stretches_are_counted_once(stretches):
    spans = [(first, first + length) for first, length in stretches]
    assert union_length(spans) == len({month for first, last in spans for month in range(first, last)})
    assert union_length(spans + spans) == union_length(reversed(spans))


@given(st.text(max_size=80))
def test_any_text_can_be_searched(text):
    for found in find_dates(text, AS_OF):
        assert 0 <= found.span[0] < found.span[1] <= len(text)


def test_a_line_may_hold_a_range():
    assert holds_range("Clerk, Acme Ltd, 03/2015 to 08/2015") and holds_range("Clerk, May - August 2019")
    assert not holds_range("Sold 300 lamps in 2015") and not holds_range("Clerk")


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("01/09/2018 - 31/12/2019", True),
        ("01/09/2018 - 01/12/2019", True),
        ("09/01/2018 - 12/31/2019", False),
        ("09/01/2018 - 12/01/2019", False),
        ("09/2018 - 12/2019", False),
    ],
)
def test_one_date_tells_whether_days_come_first_in_all(text, first):
    assert days_come_first(text) == first


def test_days_before_months_are_read_so_where_the_document_writes_them_so():
    (dates,) = find_dates("05/06/2019 - 04/07/2020", AS_OF, day_first=True)
    assert (dates.start, dates.end) == ("2019-06", "2020-07")
    (dates,) = find_dates("05/06/2019 - 04/07/2020", AS_OF)
    assert (dates.start, dates.end) == ("2019-05", "2020-04")


def test_with_points_between_its_numbers_a_date_begins_with_the_day():
    (dates,) = find_dates("01.09.2018 - 01.12.2019", AS_OF)
    assert (dates.start, dates.end) == ("2018-09", "2019-12")
