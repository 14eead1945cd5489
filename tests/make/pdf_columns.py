"""Layouts of resumes whose text stands side by side, each with what a person reads out of it, in that order.

>>> LAYOUTS["dates in a gutter"].says[:11]
'Ada Fernley'
"""

from __future__ import annotations

from dataclasses import dataclass

from pdf_drawn import BOLD, PLAIN, Put, column, right_at

__all__ = ["LAYOUTS", "Layout"]

_SIGNS = "ZapfDingbats"
_CIRCLE = "l"  # what that font draws as a filled circle


@dataclass(frozen=True, slots=True)
class Layout:
    """``pages`` as for ``drawn``; ``says`` is the text in reading order, one space between words, no circles."""

    pages: tuple[list[Put], ...]
    says: str


def _laid_out(says: str, *pages: list[Put]) -> Layout:
    return Layout(pages, " ".join(says.split()))


def _head(x: float, y: float, text: str) -> Put:
    return Put(x, y, text, 12, BOLD)


def _at_middle(x: float, y: float, text: str) -> Put:
    put = _head(0, y, text)
    return _head(x - put.width / 2, y, text)


_NAME = [Put(50, 50, "Ada Fernley", 22, BOLD), Put(50, 68, "Keeper of ledgers, gardens and small machines")]

_THREE_LISTS = _laid_out(
    """Ada Fernley Keeper of ledgers, gardens and small machines SKILLS Python SQL Rust Bash Docker Terraform Ansible
    Kubernetes Writing Teaching Chairing Listening EXPERIENCE Gardener of servers, Thornwick Ltd
    Kept nine racks of machines in good health and told their owners in plain words what each of them cost""",
    [
        *_NAME, _head(50, 100, "SKILLS"),
        *column(50, 118, "Python", "SQL", "Rust", "Bash"),
        *column(230, 118, "Docker", "Terraform", "Ansible", "Kubernetes"),
        *column(410, 118, "Writing", "Teaching", "Chairing", "Listening"),
        _head(50, 195, "EXPERIENCE"), Put(50, 212, "Gardener of servers, Thornwick Ltd"),
        *column(50, 226, "Kept nine racks of machines in good health and told their owners in plain words what each of",
                "them cost"),
    ],
)  # fmt: skip

_BETWEEN_FULL_WIDTH = _laid_out(
    """Ada Fernley Keeper of ledgers, gardens and small machines SUMMARY
    Twelve years of keeping things in order, first on paper and then on screens, for people who have no time for it.
    EDUCATION BSc Mathematics University of Hollin 2008 to 2011 With a paper on shelves LANGUAGES English, first Welsh,
    fluent Breton, a little REFERENCES
    The names of three people who will speak well of this work, each in one sentence, are given to those who ask.""",
    [
        *_NAME, _head(50, 100, "SUMMARY"),
        Put(50, 117, "Twelve years of keeping things in order, first on paper and then on screens, for people who have "
                     "no time for it."),
        _head(50, 150, "EDUCATION"),
        *column(50, 167, "BSc Mathematics", "University of Hollin", "2008 to 2011", "With a paper on shelves"),
        _head(330, 150, "LANGUAGES"), *column(330, 167, "English, first", "Welsh, fluent", "Breton, a little"),
        _head(50, 250, "REFERENCES"),
        Put(50, 267, "The names of three people who will speak well of this work, each in one sentence, are given "
                     "to those who ask."),
    ],
)  # fmt: skip

_GUTTER = _laid_out(
    """Ada Fernley Keeper of ledgers, gardens and small machines EXPERIENCE
    2019 – now Gardener of servers Thornwick Ltd, Hollin Kept nine racks in good health Wrote down how
    2015 – 2019 Keeper of ledgers Maplestow & Daughters Closed the books by the third Taught two apprentices
    2012 – 2015 Clerk Hollin Council Sorted the post""",
    [
        *_NAME, _head(50, 100, "EXPERIENCE"),
        Put(50, 118, "2019 – now"), Put(140, 118, "Gardener of servers", 10, BOLD),
        *column(140, 131, "Thornwick Ltd, Hollin", "Kept nine racks in good health", "Wrote down how"),
        Put(50, 180, "2015 – 2019"), Put(140, 180, "Keeper of ledgers", 10, BOLD),
        *column(140, 193, "Maplestow & Daughters", "Closed the books by the third", "Taught two apprentices"),
        Put(50, 242, "2012 – 2015"), Put(140, 242, "Clerk", 10, BOLD),
        *column(140, 255, "Hollin Council", "Sorted the post"),
    ],
)  # fmt: skip

_TIMELINE = _laid_out(
    """Ada Fernley Keeper of ledgers, gardens and small machines EXPERIENCE
    2019 – now Gardener of servers Thornwick Ltd, Hollin Kept nine racks in good health
    2015 – 2019 Keeper of ledgers Maplestow & Daughters Closed the books by the third
    2012 – 2015 Clerk Hollin Council Sorted the post""",
    [
        *_NAME, _head(50, 100, "EXPERIENCE"),
        *(Put(128, y, _CIRCLE, 8, _SIGNS) for y in (118, 172, 226)),
        Put(50, 118, "2019 – now"), Put(150, 118, "Gardener of servers", 10, BOLD),
        *column(150, 131, "Thornwick Ltd, Hollin", "Kept nine racks in good health"),
        Put(50, 172, "2015 – 2019"), Put(150, 172, "Keeper of ledgers", 10, BOLD),
        *column(150, 185, "Maplestow & Daughters", "Closed the books by the third"),
        Put(50, 226, "2012 – 2015"), Put(150, 226, "Clerk", 10, BOLD),
        *column(150, 239, "Hollin Council", "Sorted the post"),
    ],
)  # fmt: skip

_SIDE_BAR_OVER_PAGES = _laid_out(
    """Ada Fernley Keeper of ledgers, gardens and small machines who leaves all of them tidier than she found them
    SKILLS Python SQL Rust Bash Docker EXPERIENCE Gardener of servers Thornwick Ltd, Hollin
    Kept nine racks of machines in good health Wrote down how it is done Keeper of ledgers Maplestow & Daughters
    LANGUAGES English Welsh Breton INTERESTS Bees Clerk Hollin Council Sorted the post of forty people by noon
    Answered what nobody else would Errand runner Hollin Bakery""",
    [
        Put(50, 50, "Ada Fernley", 22, BOLD),
        Put(50, 68, "Keeper of ledgers, gardens and small machines who leaves all of them tidier than she found them"),
        _head(50, 110, "SKILLS"), *column(50, 127, "Python", "SQL", "Rust", "Bash", "Docker"),
        _head(210, 112, "EXPERIENCE"), Put(210, 130, "Gardener of servers", 10, BOLD),
        *column(210, 145, "Thornwick Ltd, Hollin", "Kept nine racks of machines in good health",
                "Wrote down how it is done", leading=15),
        Put(210, 202, "Keeper of ledgers", 10, BOLD), Put(210, 217, "Maplestow & Daughters"),
    ],
    [
        _head(50, 60, "LANGUAGES"), *column(50, 77, "English", "Welsh", "Breton"),
        _head(50, 135, "INTERESTS"), Put(50, 152, "Bees"),
        Put(210, 62, "Clerk", 10, BOLD),
        *column(210, 77, "Hollin Council", "Sorted the post of forty people by noon", "Answered what nobody else would",
                leading=15),
        Put(210, 134, "Errand runner", 10, BOLD), Put(210, 149, "Hollin Bakery"),
    ],
)  # fmt: skip

_RIGHT_SIDE_BAR = _laid_out(
    """Ada Fernley Keeper of ledgers EXPERIENCE Gardener of servers 2019 – now Thornwick Ltd, Hollin
    • Kept nine racks of machines in good health • Wrote down how it is done Keeper of ledgers 2015 – 2019
    Maplestow & Daughters • Closed the books by the third of each month CONTACT ada@example.org Hollin, Wales
    SKILLS Python SQL Rust CERTIFICATES First aid Forklift""",
    [
        Put(50, 58, "Ada Fernley", 22, BOLD), Put(50, 76, "Keeper of ledgers"),
        _head(50, 110, "EXPERIENCE"), Put(50, 127, "Gardener of servers", 10, BOLD), right_at(400, 127, "2019 – now"),
        *column(50, 140, "Thornwick Ltd, Hollin", "• Kept nine racks of machines in good health",
                "• Wrote down how it is done"),
        Put(50, 192, "Keeper of ledgers", 10, BOLD), right_at(400, 192, "2015 – 2019"),
        *column(50, 205, "Maplestow & Daughters", "• Closed the books by the third of each month"),
        _head(440, 64, "CONTACT"), *column(440, 80, "ada@example.org", "Hollin, Wales", leading=14),
        _head(440, 122, "SKILLS"), *column(440, 138, "Python", "SQL", "Rust", leading=14),
        _head(440, 196, "CERTIFICATES"), *column(440, 212, "First aid", "Forklift", leading=14),
    ],
)  # fmt: skip

_HEADINGS_IN_THE_MIDDLE = _laid_out(
    """PROJECTS Seed Ledger Lead of three A book of every seed in a garden of two acres Bee Counter Builder
    A small camera that counts the bees at a hive CERTIFICATES First aid Hollin College 2020 Forklift Brack Academy 2021
    SKILLS Python Daily SQL Weekly Rust Now and then REFERENCES Given to those who ask""",
    [
        _at_middle(306, 50, "PROJECTS"),
        Put(50, 68, "Seed Ledger", 10, BOLD), *column(50, 81, "Lead of three", "A book of every seed in a garden of",
                                                     "two acres"),
        Put(320, 68, "Bee Counter", 10, BOLD), *column(320, 81, "Builder", "A small camera that counts the bees",
                                                      "at a hive"),
        _at_middle(306, 140, "CERTIFICATES"),
        Put(50, 158, "First aid", 10, BOLD), *column(50, 171, "Hollin College", "2020"),
        Put(320, 158, "Forklift", 10, BOLD), *column(320, 171, "Brack Academy", "2021"),
        _at_middle(306, 217, "SKILLS"),
        Put(50, 235, "Python", 10, BOLD), Put(50, 248, "Daily"),
        Put(230, 235, "SQL", 10, BOLD), Put(230, 248, "Weekly"),
        Put(410, 235, "Rust", 10, BOLD), Put(410, 248, "Now and then"),
        _at_middle(306, 281, "REFERENCES"), Put(50, 299, "Given to those who ask", 10, PLAIN),
    ],
)  # fmt: skip

_LEFT_HEADINGS_OVER_CARDS = _laid_out(
    """CERTIFICATES First aid 2020 Hollin College Forklift 2021 Brack Academy
    SKILLS Python Daily Scripts and services SQL Weekly Reports, mostly Rust Now and then Small machines
    REFERENCES Given to those who ask""",
    [
        _head(50, 50, "CERTIFICATES"),
        Put(50, 65, "First aid", 10, BOLD), Put(50, 79, "Hollin College"), right_at(290, 72, "2020", 10, BOLD),
        Put(320, 65, "Forklift", 10, BOLD), Put(320, 79, "Brack Academy"), right_at(560, 72, "2021", 10, BOLD),
        _head(50, 110, "SKILLS"),
        Put(50, 125, "Python", 10, BOLD), *column(50, 138, "Daily", "Scripts and services"),
        Put(230, 125, "SQL", 10, BOLD), *column(230, 138, "Weekly", "Reports, mostly"),
        Put(410, 125, "Rust", 10, BOLD), *column(410, 138, "Now and then", "Small machines"),
        _head(50, 185, "REFERENCES"), Put(50, 200, "Given to those who ask"),
    ],
)  # fmt: skip

_SET_FROM_THE_RIGHT = _laid_out(
    """EXPERIENCE Thornwick Ltd Gardener of servers since January 2019 Kept nine racks of machines in good health
    Maplestow & Daughters Keeper of ledgers closed the books by the third EDUCATION University of Hollin
    BSc Mathematics with a paper on shelves SKILLS Python SQL Rust and Bash Docker""",
    [
        right_at(290, 60, "EXPERIENCE", 12, BOLD), right_at(290, 78, "Thornwick Ltd", 10, BOLD),
        right_at(290, 91, "Gardener of servers"), right_at(290, 104, "since January 2019"),
        right_at(290, 117, "Kept nine racks of machines in good health"),
        right_at(290, 140, "Maplestow & Daughters", 10, BOLD), right_at(290, 153, "Keeper of ledgers"),
        right_at(290, 166, "closed the books by the third"),
        right_at(560, 60, "EDUCATION", 12, BOLD), right_at(560, 78, "University of Hollin", 10, BOLD),
        right_at(560, 91, "BSc Mathematics"), right_at(560, 104, "with a paper on shelves"),
        right_at(560, 130, "SKILLS", 12, BOLD), right_at(560, 147, "Python"), right_at(560, 160, "SQL"),
        right_at(560, 173, "Rust and Bash"), right_at(560, 186, "Docker"),
    ],
)  # fmt: skip

LAYOUTS = {
    "three lists of skills under a header": _THREE_LISTS,
    "two columns between blocks of full width": _BETWEEN_FULL_WIDTH,
    "dates in a gutter": _GUTTER,
    "a timeline with circles": _TIMELINE,
    "a side bar over two pages, a banner on the first": _SIDE_BAR_OVER_PAGES,
    "a side bar to the right, dates beside the titles": _RIGHT_SIDE_BAR,
    "cards under headings in the middle": _HEADINGS_IN_THE_MIDDLE,
    "cards with dates aside under headings to the left": _LEFT_HEADINGS_OVER_CARDS,
    "columns of a page set from right to left": _SET_FROM_THE_RIGHT,
}
