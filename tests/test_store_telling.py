"""Is what was not told found, without a look at all that was?"""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keeping import CRITICAL, NOW, bring, entry
from webwatch.core.flood import Held
from webwatch.store import Store
from webwatch.store.asking import _UNTOLD


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "webwatch.db") as opened:
        yield opened


def not_told(store, channel, held):
    """What a look at all mentions gives."""
    rows = store._database.conn.execute(
        "SELECT id FROM mention WHERE (? IS NULL OR (held != '') = ?)"
        " AND id NOT IN (SELECT mention FROM told WHERE channel = ?) ORDER BY id DESC",
        (held, held, channel),
    )
    return [row["id"] for row in rows]


ONE = st.integers(0, 99)
STEPS = st.one_of(
    st.tuples(st.just("bring"), st.sampled_from(["", Held.STORM, Held.BASELINE])),
    st.tuples(st.just("tell all"), st.sampled_from("ab")),
    st.tuples(st.just("tell one"), st.sampled_from("ab"), ONE),
    st.tuples(st.just("release"), st.one_of(st.none(), ONE)),
    st.tuples(st.just("worsen"), ONE),
    st.tuples(st.just("come to rest"), ONE),
)


def do(store, brought, what, how):
    number = 1 + how[-1] % brought if isinstance(how[-1], int) else None
    if what == "bring":
        bring(store, entry(brought + 1), held=how[0])
    elif what == "tell all":
        store.mark_told(how[0], [each.id for each in store.untold(how[0])], NOW)
    elif what == "tell one":
        store.mark_told(how[0], [number], NOW)
    elif what == "release":
        store.release(None if number is None else [number])
    else:
        changes = {"summary": "Erger."} if what == "worsen" else {}
        bring(store, entry(number, **changes), assessment=CRITICAL)


@settings(max_examples=12, deadline=None)
@given(st.lists(STEPS, min_size=10, max_size=25))
def test_what_a_channel_has_not_told_is_found_whatever_happened_before(tmp_path_factory, steps):
    with Store.open(tmp_path_factory.mktemp("untold") / "webwatch.db") as store:
        brought = 1
        bring(store, entry(1))
        for what, *how in steps:
            do(store, brought, what, how)
            brought += what == "bring"
            for channel, held in product("ab", (False, True, None)):
                found = [each.id for each in store.untold(channel, held=held)]
                assert found == not_told(store, channel, held)


def test_what_is_told_again_or_released_is_found_before_what_was_told(store):
    bring(store, entry(1))
    bring(store, entry(2), held=Held.BASELINE)
    bring(store, entry(3), held=Held.STORM)
    bring(store, entry(4))
    store.mark_told("mail", [1, 4], NOW)
    assert store.untold("mail") == []
    bring(store, entry(3), matches=(), assessment=None)  # it has come to rest
    assert [each.id for each in store.untold("mail")] == [3]
    store.mark_told("mail", [3], NOW)
    store.release([2])
    assert [each.id for each in store.untold("mail")] == [2]
    store.mark_told("mail", [2], NOW)
    bring(store, entry(1, summary="Erger."), assessment=CRITICAL)
    assert [each.id for each in store.untold("mail")] == [1]


def test_what_was_told_is_not_looked_at_again(store):
    bring(store, *(entry(number) for number in range(1, 6)))
    through = "SELECT mention FROM told_through WHERE channel = 'mail'"
    store.mark_told("mail", [1, 2, 4], NOW)
    assert store._database.conn.execute(through).fetchone()["mention"] == 2
    store.mark_told("mail", [3, 5], NOW)
    assert store._database.conn.execute(through).fetchone()["mention"] == 5
    plan = store._database.conn.execute(
        f"EXPLAIN QUERY PLAN SELECT * FROM mention WHERE {_UNTOLD}", ("mail", "mail")
    )
    steps = [row["detail"] for row in plan]
    assert not [each for each in steps if each == "SCAN mention"]
