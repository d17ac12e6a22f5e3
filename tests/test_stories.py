import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keeping import NOW, OTHER, bring, entry
from webwatch.core.model import Entry
from webwatch.core.stories import Rule, compare, keys, telling
from webwatch.core.telling import bare_title
from webwatch.store import Store
from webwatch.store.joins import _CANDIDATES

DATA = Path(__file__).parent / "data"
START = datetime(2026, 9, 1, tzinfo=UTC)
LEAD = (
    "De ledenraad van de turnvereniging stemde maandag in een volle zaal voor de fusie met de "
    "buren, omdat er anders te weinig trainers overblijven voor de jeugd."
)


def tell(told):
    at = START + timedelta(hours=told.get("hours", 0))
    given_ = {name: told[name] for name in ("title", "summary", "url", "outlet")}
    return telling(Entry(**given_), at)


def labelled():
    for file in ("story-pairs.jsonl", "story-pairs-by-hand.jsonl"):
        for line in (DATA / file).read_text(encoding="utf-8").splitlines():
            pair = json.loads(line)
            yield pair["same"], tell(pair["one"]), tell(pair["other"])


def joined(one, other):
    """A join needs the rule, and a key in common (or the address) to be looked at at all."""
    found = bool(set(keys(one)) & set(keys(other))) or one.address == other.address != ""
    return found and compare(one, other).same


def test_joins_of_labelled_pairs_are_nearly_never_wrong_and_seldom_missed():
    outcomes = [(same, joined(one, other)) for same, one, other in labelled()]
    right = outcomes.count((True, True))
    assert len(outcomes) >= 400
    assert right / (right + outcomes.count((False, True))) >= 0.99
    assert right / (right + outcomes.count((True, False))) >= 0.85


def test_a_verdict_is_the_same_both_ways_round():
    for _, one, other in labelled():
        assert compare(one, other) == compare(other, one)


def a(title="Leden De Zwaluw stemmen voor fusie", summary=LEAD, url="https://a.example/1", h=0):
    return telling(Entry(title=title, summary=summary, url=url), START + timedelta(hours=h))


def b(title="Leden De Zwaluw stemmen voor fusie", summary=LEAD, url="https://b.example/1", h=1):
    return a(title, summary, url, h)


@pytest.mark.parametrize(
    ("one", "other", "rule"),
    [
        (a(), b(url="http://www.a.example/1/?utm_source=x", title="Anders", h=500), Rule.ADDRESS),
        (a(url="https://a.example/"), b("Andere site", "", "https://a.example/"), Rule.SAME_HOST),
        (a(), b(), Rule.TITLE),
        (a(summary=""), b(), Rule.TITLE),
        (a(), b(h=71), Rule.TITLE),
        (a(), b(h=73), Rule.TOO_FAR_APART),
        (a(), b(url="https://a.example/2"), Rule.TITLE),
        (a(), b("Fusie bij de turners", url="https://a.example/2"), Rule.SAME_HOST),
        (a(), b(summary="Iets dat op geen enkele manier met het vorige te maken heeft, want dit "
                "gaat over vogels en vijvers in het noorden."), Rule.DIFFERENT),
        (a(summary=LEAD + " Uitslag: 80 stemmen."), b(summary=LEAD + " Uitslag: 81 stemmen."),
         Rule.TITLE),
        (a(summary=LEAD + " Uitslag: 80 stemmen."),
         b(summary=LEAD + " Uitslag: 81 stemmen.", url="https://a.example/2"), Rule.DIFFERENT),
        (a("Fusie van turners gaat door, zeggen leden"), b(), Rule.COPIED),
        (a("Fusie van turners"), b("Fusie", LEAD[:100] + "…"), Rule.COPIED),
        (a("Fusie van 2 clubs"), b("Fusie van 3 clubs"), Rule.COUNTS),
        (a("Fusie op 28 september", ""), b("Fusie op 29 september", ""), Rule.COUNTS),
        (a("Fusie, deel een: turners", ""), b("Fusie, deel twee: turners", ""), Rule.COUNTS),
        (a("Zwaluw fuseert maandag", ""), b("Zwaluw fuseert dinsdag", ""), Rule.COUNTS),
        (a("Zwaluw fuseert met buren", ""), b("Zwaluw fuseert in 2027 met buren", ""), Rule.COUNTS),
        (a(summary=LEAD + " Er waren 80 leden."), b("Turners", LEAD + " Er waren 90 leden."),
         Rule.COUNTS),
        (a("Leden stemmen voor fusie", ""), b("Leden stemmen niet voor fusie", ""), Rule.NEGATION),
        (a("Leden van Zwaluw stemmen voor"), b("Leden van Sperwer stemmen voor"), Rule.NAMES),
        (a("Leden Zwaluw stemmen voor fusie met buren", ""),
         b("Leden Zwaluw stemden voor fusie met buren", ""), Rule.NEAR_TITLE),
        (a("Kort", ""), b("Kort", "x"), Rule.DIFFERENT),
        (a("", ""), b("", ""), Rule.DIFFERENT),
    ],
)  # fmt: skip
def test_the_rules_of_stories(one, other, rule):
    assert compare(one, other).rule is rule
    assert compare(one, other).same is (rule in {*list(Rule)[:5]})


def test_a_rewritten_report_with_a_near_headline_is_one_story():
    one = a("Penningmeester bond verdacht van fraude met kas", "De penningmeester van de bond "
            "wordt verdacht van fraude met de kas, meldt de politie, die al maanden onderzoek doet "
            "naar bonnen van leveranciers uit het dorp.")  # fmt: skip
    other = b("Penningmeester van bond verdacht van grote diefstal", "Al maanden doet de politie "
              "onderzoek naar bonnen van leveranciers uit het dorp. De penningmeester van de "
              "bond wordt nu verdacht van "
              "fraude.")  # fmt: skip
    assert compare(one, other).rule is Rule.REWRITTEN
    elsewhere = replace(other, names=frozenset({"parijs"}))
    assert compare(one, elsewhere).rule is Rule.NAMES


def test_what_an_aggregator_passes_on_is_of_its_publisher():
    def passed_on(outlet, token):
        url = f"https://news.google.com/rss/articles/{token}?oc=5"
        title = f"{'Fusie' if outlet < 'E' else 'Samengaan'} van turners gaat door - {outlet}"
        return telling(Entry(title=title, summary=LEAD, url=url, outlet=outlet), START)

    assert compare(passed_on("De Krant", "CB1"), passed_on("Het Blad", "CB2")).rule is Rule.COPIED
    krant = passed_on("De Krant", "CB3")
    assert compare(krant, replace(krant, address="", title=("x",))).rule is Rule.SAME_HOST


def test_nearly_the_same_headline_outweighs_other_numbers_only_over_a_like_text():
    numbered = a("Leden De Zwaluw stemden voor fusie", LEAD + " Er kwamen 80 mensen.")
    assert compare(numbered, b(summary=LEAD + " Na 3 uur was het klaar.")).rule is Rule.NEAR_TITLE
    short = "Na 3 uur praten was het op het gemeentehuis eindelijk allemaal helemaal klaar."
    assert compare(numbered, b(summary=short)).rule is Rule.COUNTS


def test_candidates_are_found_by_indexes_only(tmp_path):
    with Store.open(tmp_path / "webwatch.db") as store:
        plan = store._database.conn.execute(
            f"EXPLAIN QUERY PLAN {_CANDIDATES}",
            {"keys": "[]", "first": "", "last": "", "mention": 1},
        ).fetchall()
        steps = [row["detail"] for row in plan]
    assert any(step.startswith("SEARCH story_key USING PRIMARY KEY") for step in steps)
    assert not [step for step in steps if step.startswith("SCAN") and "json_each" not in step]


def test_near_headlines_over_like_texts_are_one_story():
    one = a("Leden Zwaluw stemmen massaal voor fusie buren", "Met grote meerderheid stemden de "
            "leden gisteravond in sporthal Noord voor het samengaan.")  # fmt: skip
    other = b("Leden Zwaluw stemmen voor fusie met de buren", "De leden van de vereniging waren "
              "gisteravond in sporthal Noord voor een grote stap.")  # fmt: skip
    assert compare(one, other).rule is Rule.NEAR_TITLE


@pytest.mark.parametrize(
    ("title", "outlet", "host", "bare"),
    [
        ("Zaal open voor publiek - De Krant", "De Krant", "news.example", "Zaal open voor publiek"),
        ("Zaal open voor publiek | krant.example", "", "krant.example", "Zaal open voor publiek"),
        ("Zaal open voor publiek – Krant Nieuws", "", "krant.example", "Zaal open voor publiek"),
        ("Zaal open | Sport | De Krant", "De Krant", "", "Zaal open | Sport"),
        ("Zaal open voor publiek｜富聯網", "富聯網", "x.example", "Zaal open voor publiek"),
        ("Video: Zaal open - De Krant", "De Krant", "", "Zaal open"),
        ("Turners De Zwaluw - Sperwer", "De Krant", "krant.example", "Turners De Zwaluw - Sperwer"),
        ("Bestuur: zaal open", "", "", "Bestuur: zaal open"),
        ("Video:", "", "", "Video:"),
        ("- De Krant", "De Krant", "", "- De Krant"),
        ("", "", "", ""),
    ],
)
def test_a_title_is_compared_without_its_label_and_publisher(title, outlet, host, bare):
    assert bare_title(title, outlet, host) == bare


OUTLETS = ("a.example", "b.example", "c.example")
TOLD = st.builds(
    lambda host, title, lead, hours: Entry(
        guid=f"{host} {title} {hours}",
        url=f"https://{host}/{len(title)}-{hours}",
        title=title,
        summary=lead,
        published=NOW + timedelta(hours=hours),
    ),
    st.sampled_from(OUTLETS),
    st.sampled_from(
        [
            "Leden De Zwaluw stemmen voor fusie",
            "Leden Zwaluw stemmen voor fusie met buren",
            "Leden De Zwaluw stemmen niet voor fusie",
            "Fusie turners van de baan",
            "Leden De Zwaluw stemmen voor fusie, deel 2",
        ]
    ),
    st.sampled_from([LEAD, LEAD[:110], "", "De fusie van de turners kreeg geen meerderheid."]),
    st.integers(0, 200),
)


@settings(max_examples=15, deadline=None)
@given(st.lists(TOLD, min_size=2, max_size=7, unique_by=lambda each: each.url), st.data())
def test_the_order_of_arrival_does_not_change_the_stories(tmp_path_factory, told, data):
    def stories(order, name):
        with Store.open(folder / name) as store:
            for each in order:
                bring(store, each, address=f"https://feed.example/{each.url}", now=NOW)
            groups = {}
            for mention in store.mentions():
                groups.setdefault(mention.story, set()).add(mention.entry.url)
            assert all(min(m.id for m in store.mentions() if m.story == s) == s for s in groups)
            return {frozenset(group) for group in groups.values()}

    folder = tmp_path_factory.mktemp("order")
    shuffled = data.draw(st.permutations(told))
    assert stories(told, "one.db") == stories(shuffled, "other.db")


@settings(max_examples=15, deadline=None)
@given(st.lists(TOLD, min_size=2, max_size=9, unique_by=lambda each: each.url), st.booleans())
def test_all_that_tell_the_same_are_joined_whether_they_come_one_by_one_or_together(
    tmp_path_factory, told, one_by_one
):
    expected = {
        frozenset((one.url, other.url)): compare(*tellings).rule
        for one, other in combinations(told, 2)
        if joined(*(tellings := [telling(each, each.published) for each in (one, other)]))
    }
    with Store.open(tmp_path_factory.mktemp("joins") / "webwatch.db") as store:
        for batch in [[each] for each in told] if one_by_one else [told]:
            bring(store, *batch)
        url = {each.id: each.entry.url for each in store.mentions()}
        found = {
            frozenset((url[number], url[other])): rule
            for number in url
            for other, rule in store.joins(number)
        }
    assert found == expected


def test_a_mention_that_fits_two_stories_makes_them_one(tmp_path):
    first = entry(1, title="Leden De Zwaluw stemmen voor fusie", summary=LEAD, published=NOW)
    second = replace(
        first, guid="2", url="https://b.example/2", title="Turners gaan eindelijk samen verder"
    )
    third = replace(
        first,
        guid="3",
        url="https://c.example/3",
        title="Turners gaan eindelijk samen verder",
        summary="Kort.",
    )
    with Store.open(tmp_path / "webwatch.db") as store:
        assert bring(store, first) == (1,)
        assert bring(store, third, address=OTHER) == (2,)
        assert [each.story for each in store.mentions()] == [2, 1]
        assert bring(store, second, address="https://d.example/") == (3,)
        assert [each.story for each in store.mentions()] == [1, 1, 1]
        assert len(store.mention(1).also_in) == 2


@pytest.mark.parametrize(
    ("summary", "words"),
    [
        ("De zaal is op…", "de zaal is"),
        ("De zaal is op ...\n", "de zaal is op"),
        ("De zaal... is open", "de zaal is open"),
        ("…", ""),
        ("", ""),
    ],
)
def test_the_word_at_which_a_summary_was_cut_off_is_not_compared(summary, words):
    assert " ".join(telling(Entry(summary=summary), START).body) == words
