"""The roles near a role, and what moving there takes."""

from skillmatch.roles import parse_role
from skillmatch.roles.near import near_roles
from skillmatch.skills import default_finder

FINDER = default_finder()


def role(name, title, lines, years=1):
    rows = "".join(f"\n[[qualifications]]\ntext = 'x{n}'\nneeds = {line}\n" for n, line in enumerate(lines))
    return parse_role(
        f"id = '{name}'\ntitle = '{title}'\nsummary = 'Keeps ships.'\nexperience_years = {{ min = {years} }}\n{rows}",
        FINDER,
    )


CLERK = role("clerk", "Harbour Clerk", ["'sql'", "'python'"])
KEEPER = role(
    "keeper", "Harbour Keeper", ["'sql'", "'java'", "{ degree = 'bachelor' }", "{ any = ['python', 'r'] }"], 4
)
COOK = role("cook", "Cook", ["'tableau'"])


def near(top=5):
    return near_roles(CLERK, [CLERK, KEEPER, COOK], FINDER.taxonomy, top=top)


def test_the_nearest_stands_first_and_a_role_is_not_near_itself():
    assert [one.role.id for one in near()] == ["keeper", "cook"]
    assert [one.role.id for one in near(top=1)] == ["keeper"]


def test_moving_takes_what_the_other_asks_and_the_first_does_not():
    keeper = near()[0]
    assert keeper.shared == ("python", "sql") and keeper.new == ("java", "r")
    assert [q.id for q in keeper.asks] == ["q2", "q3"]
    assert keeper.years == (1, 4) and keeper.degree == ("", "bachelor")


def test_where_the_other_asks_no_more_nothing_is_told():
    (back,) = near_roles(KEEPER, [CLERK], FINDER.taxonomy)
    assert back.years is None and back.degree is None and back.asks == ()
