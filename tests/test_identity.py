from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keeping import CRITICAL, FEED, NOW, OTHER, bring, entry, look
from webwatch.core.arrival import Familiar, Known, Status, Target
from webwatch.core.fingerprint import fingerprint, folded, key
from webwatch.core.identity import burial_keys, settle
from webwatch.core.model import Entry
from webwatch.store import Store

ALERTS = "https://www.google.com/alerts/feeds/1/"


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "webwatch.db") as opened:
        yield opened


def hours(count):
    return NOW + timedelta(hours=count)


def alert(number, *, sighting=1, **changes):
    made = entry(number, guid=f"tag:google.com,2013:googlealerts/feed:{sighting}", author="")
    return replace(made, **changes)


def post(number, **changes):
    """One of several posts under the address of their thread."""
    made = entry(
        guid=f"post-{number}",
        url="https://forum.example/draad/7",
        title="Re: Zaal van De Zwaluw",
        summary=f"{'Ik vind dat niet. ' * number} Groet {number}.",
        author=f"Lid {number}",
        published=NOW + timedelta(minutes=number),
    )
    return replace(made, **changes)


def test_an_entry_without_guid_or_link_is_known_by_its_words(store):
    bare = entry(guid="", url="", published=None)
    assert len(bring(store, bare)) == 1
    assert bring(store, bare, now=hours(1)) == ()
    assert bring(store, replace(bare, summary=bare.summary + " Komt allen."), now=hours(2)) == ()
    assert len(bring(store, replace(bare, summary="Heel andere tekst."), now=hours(3))) == 1


def test_entries_without_guids_are_known_by_their_links_though_the_titles_are_rewritten(store):
    bring(store, entry(1, guid=""), entry(2, guid=""))
    rewritten = [entry(n, guid="", title=f"Nieuwe kop {n}", summary="Anders.") for n in (1, 2)]
    assert bring(store, *rewritten, now=hours(1)) == ()
    assert store.mention(1).title_before == entry(1).title


def test_one_guid_on_all_entries_is_no_identity(store):
    every = [entry(number, guid="krant") for number in range(1, 6)]
    assert len(bring(store, *every)) == 5
    assert bring(store, *every, now=hours(1)) == ()
    assert bring(store, every[2], now=hours(2)) == ()
    assert len(bring(store, *every, entry(6, guid="krant"), now=hours(3))) == 1
    assert len(bring(store, entry(7, guid="krant"), now=hours(4))) == 1


def test_one_guid_and_one_link_on_all_entries_leaves_the_words(store):
    every = [
        entry(n, guid="x", url="https://krant.example/", title=f"Bericht {n} over turnen")
        for n in range(1, 5)
    ]
    assert len(bring(store, *every)) == 4
    assert bring(store, *every, now=hours(1)) == ()


@pytest.mark.parametrize("published", [NOW, None])
def test_a_new_guid_at_every_fetch_makes_nothing_new(store, published):
    first = [entry(number, guid=f"a{number}", published=published) for number in range(1, 9)]
    later = [replace(each, guid=f"b{number}") for number, each in enumerate(first)]
    assert len(bring(store, *first)) == 8
    assert bring(store, *later, now=hours(1)) == ()


def test_a_guid_scheme_that_changes_makes_nothing_new(store):
    old = entry(guid="https://www.krant.example/-/6258300/")
    assert len(bring(store, old)) == 1
    assert bring(store, replace(old, guid="article-6258300")) == ()
    assert bring(store, replace(old, guid="")) == ()


@pytest.mark.parametrize(
    "moved",
    [
        "http://www.krant.example/?p=7",
        "https://krant.example/?p=7&utm_source=rss",
        "https://krant.example:443/?p=7",
    ],
)
def test_a_guid_that_changes_scheme_or_www_is_the_same_guid(store, moved):
    old = entry(guid="https://krant.example/?p=7", url="")
    bring(store, old)
    assert bring(store, replace(old, guid=moved, title="Zaal 1 open: De Zwaluw is blij")) == ()


def test_a_feed_that_moves_to_another_host_brings_nothing_new(store):
    old = [
        entry(n, guid=f"https://oud.example/?p={n}", url=f"https://oud.example/{n}") for n in (1, 2)
    ]
    moved = [
        replace(each, guid=each.guid.replace("oud", "nieuw"), url=each.url.replace("oud", "nieuw"))
        for each in old
    ]
    bring(store, *old)
    assert bring(store, *moved, now=hours(1)) == ()


def test_an_entry_that_rewrites_its_title_daily_is_never_told_twice(store):
    bring(store, entry(title="Liveblog De Zwaluw: dag 0"))
    for day in range(1, 6):
        edited = entry(title=f"Dag {day}, heel iets anders", published=hours(24 * day))
        assert bring(store, edited, now=hours(24 * day)) == ()
    assert store.mention(1).title_before == "Dag 4, heel iets anders"


def test_an_entry_that_bumps_its_date_at_every_fetch_is_the_same(store):
    bring(store, entry())
    later = entry(published=hours(5), updated=hours(5))
    (arrival,) = settle([later], store.familiar(FEED, [later]))
    assert arrival.status is Status.SAME
    bring(store, later, now=hours(5))
    assert store.mention(1).entry.published == hours(5)


def test_posts_that_share_an_address_are_different_entries(store):
    assert len(bring(store, *(post(number) for number in range(1, 4)))) == 3
    assert len(bring(store, post(4), now=hours(1))) == 1
    assert bring(store, *(post(number) for number in range(1, 5)), now=hours(2)) == ()


def test_one_post_at_a_time_under_one_address_is_each_time_another(store):
    assert [len(bring(store, post(n), now=hours(n))) for n in range(1, 5)] == [1, 1, 1, 1]


def test_posts_whose_guid_is_that_of_their_thread_are_known_by_author_and_words(store):
    every = [post(n, guid="https://forum.example/draad/7") for n in range(1, 6)]
    assert len(bring(store, *every[:3])) == 3
    assert bring(store, *every[:3], now=hours(1)) == ()
    assert len(bring(store, *every[1:5], now=hours(2))) == 2
    assert bring(store, *every, now=hours(3)) == ()


def test_one_post_at_a_time_with_the_guid_of_its_thread_is_another_by_another_author(store):
    every = [post(n, guid="draad-7") for n in range(1, 4)]
    every[2] = replace(every[2], summary="Zullen we het dan over de kantine hebben, mensen?")
    assert len(bring(store, every[0])) == 1
    assert len(bring(store, every[2], now=hours(1))) == 1


def test_posts_without_guids_under_one_address_are_known_by_their_titles(store):
    every = [post(n, guid="", title=f"Bericht van lid {n}") for n in range(1, 4)]
    assert len(bring(store, *every)) == 3
    assert bring(store, *every, now=hours(1)) == ()


def test_a_post_at_the_address_of_another_feeds_post_is_a_mention_of_its_own(store):
    bring(store, post(1))
    assert len(bring(store, post(2), address=OTHER)) == 1
    assert bring(store, post(1, guid="anders"), address=OTHER) == ()


def test_what_stands_twice_in_a_reading_is_there_once(store):
    assert len(bring(store, entry(), entry(), entry(summary="Bijgewerkt."))) == 1
    assert len(list(store.entries())) == 1


def test_the_same_target_in_two_alerts_and_on_two_days_is_one_mention(store):
    first = alert(1, sighting=11, url="https://krant.example/x", title="De Zwaluw - De Krant")
    again = replace(first, guid=first.guid + "9", summary="Ander fragment.", published=hours(9))
    other = replace(again, guid=first.guid + "8", url="http://www.krant.example/x?fbclid=1")
    assert len(bring(store, first, address=ALERTS + "1")) == 1
    assert bring(store, again, address=ALERTS + "1", now=hours(24)) == ()
    assert bring(store, other, address=ALERTS + "2", now=hours(25)) == ()
    twice = [alert(2, sighting=5), alert(2, sighting=6, title="Zelfde pagina, andere kop")]
    assert len(bring(store, *twice, address=ALERTS + "2", now=hours(26))) == 1


def test_an_alert_that_finds_what_a_feed_brought_is_the_same_mention(store):
    bring(store, entry(author="Redactie"))
    assert bring(store, alert(1, title="De Zwaluw opent zaal 1 - De Krant"), address=ALERTS) == ()


def test_the_front_page_of_a_site_names_no_entry(store):
    home = "https://krant.example/"
    news = [entry(n, guid="", url=home, title=f"Bericht nummer {n} van vandaag") for n in (1, 2)]
    assert len(bring(store, *news)) == 2
    assert len(bring(store, entry(3, url=home), address=OTHER)) == 1


def test_a_clock_that_jumps_back_makes_nothing_new_and_tells_nothing_twice(store):
    (number,) = bring(store, entry(), now=hours(0))
    store.mark_told("mail", [number], NOW)
    assert bring(store, entry(), now=hours(-500)) == ()
    assert bring(store, entry(title="De Zwaluw opent zaal 1 nu"), now=hours(-400)) == ()
    assert store.untold("mail") == []


def test_a_purged_entry_does_not_come_back_as_new(store):
    long_ago = timedelta(days=400)
    unmatched = [entry(n, url=f"https://krant.example/oud/{n}") for n in (5, 6)]
    bring(store, *unmatched, matches=(), assessment=None, now=NOW - long_ago)
    bring(store, entry(1), entry(2, guid=""), now=NOW - long_ago)
    bring(store, alert(3), address=ALERTS, now=NOW - long_ago)
    purged = store.upkeep.purge(NOW)
    assert (purged.entries, purged.mentions) == (2, 3)
    assert list(store.entries()) == []
    again = [*unmatched, entry(1), entry(2, guid="", title="Kop gewijzigd na jaren")]
    assert bring(store, *again) == ()
    assert bring(store, entry(1, guid="9", title="Zelfde pagina"), address=OTHER) == ()
    assert bring(store, alert(3, sighting=4, title="Andere kop"), address=ALERTS) == ()
    assert len(bring(store, entry(7))) == 1
    assert store.mentions()[0].id == 4


def test_a_purged_guid_or_link_that_a_feed_uses_for_all_its_entries_buries_no_other(store):
    shared = [post(n, guid="forum", title=f"Bericht van lid {n}") for n in (1, 2)]
    bring(store, *shared, now=NOW - timedelta(days=400))
    store.upkeep.purge(NOW)
    assert bring(store, *shared) == ()
    assert len(bring(store, post(3, guid="forum", title="Bericht van lid 3"))) == 1


def test_an_edited_entry_that_matches_at_last_goes_to_the_mention_at_its_address(store):
    bring(store, entry(1), address=OTHER, source="Blad")
    bring(store, entry(1), matches=(), assessment=None)
    assert bring(store, entry(1, summary="Nu met de naam."), assessment=CRITICAL) == ()
    assert store.mention(1).severity.name == "CRITICAL"


def test_a_title_that_says_it_all_in_two_feeds_without_links_is_no_common_target(store):
    bring(store, entry(guid="", url=""))
    assert len(bring(store, entry(guid="", url=""), address=OTHER)) == 1


def test_what_has_neither_guid_link_nor_words_is_no_entry(store):
    assert bring(store, Entry(), Entry(author="Jan"), entry()) == (1,)
    assert len(list(store.entries())) == 1
    emoji = Entry(title="\U0001f389")
    assert bring(store, emoji, now=hours(1)) == (2,)
    assert bring(store, emoji, now=hours(2)) == ()


def test_what_is_too_alike_to_choose_goes_to_one_known_entry_each():
    known = tuple(Known(entry_id=n, entry=entry(n, guid="")) for n in (1, 2))
    read = [entry(2, guid=""), entry(1, guid="")]
    arrivals = settle(read, Familiar(known=known, size=2))
    assert [each.entry_id for each in arrivals] == [2, 1]


def test_a_guid_of_two_known_entries_is_believed_no_more():
    known = tuple(Known(entry_id=n, entry=entry(n, guid="x")) for n in (1, 2))
    (arrival,) = settle([entry(3, guid="x")], Familiar(known=known, size=2))
    assert arrival.status is Status.NEW


def test_the_same_guid_for_wholly_another_thing_is_another_entry():
    known = (Known(entry_id=1, entry=entry(1, guid="vandaag")),)
    other = entry(9, guid="vandaag", title="Kip met rijst", published=hours(24))
    assert settle([other], Familiar(known=known, size=1))[0].status is Status.NEW
    moved = entry(9, guid="vandaag")
    assert settle([moved], Familiar(known=known, size=1))[0].status is Status.EDITED


def test_a_target_at_another_address_is_not_taken():
    targets = (Target(1, entry(1)), Target(2, entry(2)))
    (arrival,) = settle([entry(2)], Familiar(targets=targets))
    assert arrival.mention_id == 2
    shared = Familiar(targets=targets, shared=frozenset({"https://krant.example/nieuws/2"}))
    (arrival,) = settle([entry(2, title="Ander bericht")], shared)
    assert arrival.mention_id is None


def test_an_address_under_which_a_feed_has_several_entries_is_known_as_shared(store):
    bring(store, post(1), post(2))
    assert store.familiar(OTHER, [post(3)]).shared == {"https://forum.example/draad/7"}


TEXTS = st.text(st.sampled_from("ab zé1"), max_size=6)
ENTRIES = st.builds(
    Entry,
    guid=st.sampled_from(["", "x", "y", "https://krant.example/1"]),
    url=st.sampled_from(["", "https://krant.example/", "https://krant.example/1?utm_id=2"]),
    title=TEXTS,
    summary=TEXTS,
    author=st.sampled_from(["", "Jan"]),
    published=st.sampled_from([None, NOW]),
)


@given(st.lists(ENTRIES, max_size=6))
def test_what_was_read_once_is_all_known_when_it_is_read_again(entries):
    first = settle(entries, Familiar())
    assert {each.status for each in first} <= {Status.NEW}
    known = tuple(
        Known(entry_id=number, entry=each.entry) for number, each in enumerate(first, start=1)
    )
    again = settle(entries, Familiar(known=known, size=len(known)))
    assert {each.status for each in again} <= {Status.SAME}
    assert [each.entry_id for each in again] == [each.entry_id for each in known]


@given(st.lists(ENTRIES, max_size=6))
def test_what_was_purged_is_not_new_again(entries):
    buried = frozenset(each for given_ in entries for each in burial_keys(given_))
    for arrival in settle(entries, Familiar(buried=buried)):
        assert arrival.status is Status.SAME or not fingerprint(arrival.entry).words


def test_two_rounds_that_read_different_editions_at_once_keep_both(store):
    early = look(store, [entry(1), entry(2)])
    late = look(store, [entry(2), entry(3)])
    assert store.keep(early) == (1, 2)
    assert store.keep(late) == (3,)


def test_folding_keeps_letters_and_digits_of_any_script():
    assert folded("Citroën’s ＡＢＣ — 鴻海(2317) İ\u00ad") == "citroen s abc 鴻海 2317 i"


def test_keys_of_different_texts_differ_and_no_text_has_none():
    assert key() == key("", "") == 0
    assert len({key("a"), key("a", ""), key("", "a"), key("ab"), key("a", "b"), key("\ud800")}) == 6
