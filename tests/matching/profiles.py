"""Profiles made by hand or at random: what the laws of the score are tried on."""

from hypothesis import strategies as st

from skillmatch.resume import (
    DegreeFact,
    HeadlineFact,
    Profile,
    SkillEvidence,
    SkillFact,
    Term,
    TitleFact,
)

AS_OF = "2026-01-31"


def place(start, *, months=0, stated=0, listed=True):
    used = (24_000, 24_000 + months) if months else None
    return SkillEvidence((start, start + 3), dated=months > 0, listed=listed, inferred=False, used=used, stated=stated)


def skill(name, *, start=0, months=0, idle=None, stated=0, listed=True, places=1):
    evidence = tuple(place(start + 5 * i, months=months, stated=stated, listed=listed) for i in range(places))
    return SkillFact(name, months, idle, stated, evidence)


def term(text, start=0, plain=1, listed=0):
    spans = tuple((start + 7 * i, start + 7 * i + 4) for i in range(plain + listed))
    return Term(text, spans[:plain], spans[plain:])


def profile(*, skills=(), degrees=(), certificates=(), titles=(), headlines=(), terms=(), months=0, unknown=()):
    return Profile(
        skills=tuple(sorted(skills, key=lambda fact: fact.skill)),
        degrees=tuple(degrees),
        certificates=tuple(certificates),
        titles=tuple(TitleFact(tuple(words.split()), 12, (900 + i, 901 + i)) for i, words in enumerate(titles)),
        headlines=tuple(
            HeadlineFact(tuple(words.split()), (800 + i, 801 + i), borrowed)
            for i, (words, borrowed) in enumerate(headlines)
        ),
        terms=tuple(sorted(terms, key=lambda one: one.term)),
        months=months,
        unknown=frozenset(unknown),
        dated_spans=((700, 720),) if months else (),
        as_of=AS_OF,
    )


def profiles(table):
    """Random profiles that touch the skills, words and titles of the table's roles."""
    names = sorted({*list(table.taxonomy)[::37], "python", "pytorch", "docker", "microsoft-excel", "communication"})
    words = sorted(table.term_index)[::11]
    titles = sorted({title.lower() for one in table.roles for title in one.role.titles})
    levels = ("associate", "bachelor", "master", "phd")
    months = st.integers(0, 120)
    skills = st.builds(
        lambda name, m, idle, stated, listed, places: skill(
            name, months=m, idle=idle if m else None, stated=stated, listed=listed and m == 0, places=places
        ),
        st.sampled_from(names),
        months,
        st.integers(0, 150),
        st.sampled_from([0, 0, 24]),
        st.booleans(),
        st.integers(1, 3),
    )
    degrees = st.builds(
        lambda level, field, state: DegreeFact(level, frozenset(field.split()), state, (600, 610)),
        st.sampled_from(levels),
        st.sampled_from(["computer science", "accounting", "nursing", ""]),
        st.sampled_from(["completed", "in-progress", "not-completed"]),
    )
    terms = st.builds(
        lambda text, plain, listed: term(text, plain=plain, listed=listed),
        st.sampled_from(words),
        st.integers(1, 5),
        st.integers(0, 3),
    )
    return st.builds(
        lambda s, d, t, h, w, m: profile(
            skills={one.skill: one for one in s}.values(),
            degrees=d,
            titles=t,
            headlines=h,
            terms={one.term: one for one in w}.values(),
            months=m,
        ),
        st.lists(skills, max_size=12),
        st.lists(degrees, max_size=2),
        st.lists(st.sampled_from(titles), max_size=4),
        st.lists(st.tuples(st.sampled_from(titles), st.booleans()), max_size=2),
        st.lists(terms, max_size=60),
        months,
    )
