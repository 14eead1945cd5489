"""What each requirement does to a pool of resumes."""

from skillmatch.matching.model import Requirement
from skillmatch.matching.pools import pool_of


def person(**statuses):
    return [
        Requirement(
            id=name, group="", text=name, required=not name.startswith("w"), status=status, share=0, reason="", spans=()
        )
        for name, status in statuses.items()
    ]


POOL = [
    person(a="met", b="met", c="not-provable", w="missing"),
    person(a="met", b="missing", c="not-provable", w="met"),
    person(a="missing", b="partial", c="not-provable", w="met"),
    person(a="unknown", b="met", c="not-provable", w="met"),
]


def test_a_requirement_removes_those_that_do_not_meet_it_alone_where_it_is_the_last():
    pool = pool_of(POOL)
    assert (pool.files, pool.left) == (4, 2)
    rows = {row.id: row for row in pool.requirements}
    assert [(rows[n].removes, rows[n].alone, rows[n].pool_if_preferred) for n in "ab"] == [(1, 0, 2), (2, 1, 3)]


def test_what_cannot_be_told_removes_nobody_and_wishes_are_no_requirements():
    rows = {row.id: row for row in pool_of(POOL).requirements}
    assert set(rows) == {"a", "b", "c"}
    assert rows["a"].unknown == 1 and not rows["c"].provable and rows["c"].removes == 0


def test_pairs_that_some_meet_each_and_nobody_both_are_named():
    pool = pool_of([person(a="met", b="missing"), person(a="missing", b="met")])
    assert pool.never_together == (("a", "b"),)
    assert pool_of(POOL).never_together == ()
