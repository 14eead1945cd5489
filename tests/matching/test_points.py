"""Printed tenths add up."""

from hypothesis import given
from hypothesis import strategies as st

from skillmatch.matching.points import hand_down
from skillmatch.roles.layout import DESCRIBED, PARTS, QUALIFIED, share_out


@given(st.lists(st.integers(0, 500_000), min_size=1, max_size=12))
def test_tenths_handed_down_add_up_and_stay_within_one_of_each_share(fine):
    shares = hand_down(sum(fine) // 1000, fine)
    assert sum(shares) == sum(fine) // 1000
    assert all(share in (amount // 1000, -(-amount // 1000)) for share, amount in zip(shares, fine, strict=True))


@given(st.integers(0, 5000), st.lists(st.integers(0, 9), min_size=1, max_size=30))
def test_shares_of_a_total_add_up(total, weights):
    shares = share_out(total, weights)
    assert sum(shares) == (total if any(weights) else 0)
    assert all(share >= 0 for share in shares)


def test_parts_that_a_role_lacks_are_spread_over_those_it_has():
    for layout in (QUALIFIED, DESCRIBED):
        maxima = layout.maxima({part: part != "requirements" for part in PARTS})
        assert maxima[0] == 0
        assert sum(maxima) == 1000
