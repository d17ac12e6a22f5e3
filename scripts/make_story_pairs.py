"""Which labelled pairs are the rules of stories held to?

``python scripts/make_story_pairs.py`` writes tests/data/story-pairs.jsonl. Each line has two
mentions and whether they tell the same thing. Pairs that are written by hand stand in
story-pairs-by-hand.jsonl beside it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from story_events import EVENTS, Event

if TYPE_CHECKING:
    from collections.abc import Iterator

Telling = dict[str, str | int]

TARGET = Path(__file__).parent.parent / "tests" / "data" / "story-pairs.jsonl"
SWAPS = {
    "Oosterveen": "Klaverwold", "Meerland": "Zandrijk", "Vaartdam": "Hoogezoom",
    "Lindehof": "Beukenoord", "Aegir-Noord": "Triton-Oost", "Ravenshout": "Kraaienbos",
    "Zonneweide": "Windakker", "Groenhorst": "Blauwdorp", "Jacoba Vliet": "Hendrik Stroom",
    "Keurslager Plus": "Versmarkt Noord", "Heuvelrode": "Dalwijk", "Thuisveste": "Woonhaven",
    "De Otter": "De Bever", "De Regenboom": "De Vlieger", "Zegwaart": "Rietmeer",
    "Uiterwaarde": "Dijkstede", "Lutterbroek": "Sinterveld", "De Goede Mand": "Het Warme Nest",
    "Eikenloo": "Essenberg", "Rozenhage": "Tulpenhof", "Crescendo": "Harmonie",
    "Halmen": "Brakelo",
    "Rijnland": "Maasvallei", "Harrowfield": "Brackenford", "Penmarra": "Tregowan",
    "Voces Novae": "Cantate Aurea",
}  # fmt: skip
QUOTES = str.maketrans({"'": "’", "-": "–"})


def mention(title: str, lead: str = "", host: str = "krant.example", **more: str | int) -> Telling:
    """Give one side of a pair; ``hours`` after the first."""
    page = "-".join(title.lower().split()[:6])
    told: Telling = {"title": title, "summary": lead, "url": f"https://{host}/{page}", "outlet": ""}
    return told | more


def blad(title: str, lead: str = "", **more: str | int) -> Telling:
    """Give a mention of another outlet, a few hours later."""
    return mention(title, lead, "blad.example", **({"hours": 5} | more))


def same(event: Event) -> Iterator[tuple[str, Telling, Telling]]:
    """Tell one event twice, in the ways that outlets do."""
    first = mention(event.title, event.lead)
    words = event.lead.split()
    yield "copied", first, blad(event.title, event.lead)
    news = f"{event.title} - De Krant"
    token = f"https://news.example/rss/articles/CBMi{len(news):x}{len(event.lead):x}"
    yield "publisher behind the title", first, mention(news, url=token, outlet="De Krant")
    yield "other headline, text cut off", first, blad(event.retitled, " ".join(words[:24]) + " …")
    yield "rewritten", first, blad(event.retitled, event.retold)
    yield "label", first, blad(f"Video: {event.title}", f"Bekijk de beelden. {event.lead}")
    yield "headline turned round, no text", mention(event.title), blad(event.retitled)
    tracked = f"http://www.{str(first['url'])[8:]}/?utm_source=rss&fbclid=x#reacties"
    yield "same page under a new headline", first, blad("Lees hier meer", url=tracked, hours=200)
    longer = f"{event.lead} Meer nieuws volgt later op deze pagina.".translate(QUOTES)
    yield "other marks, longer text", first, blad(event.title.upper().translate(QUOTES), longer)


def different(event: Event, following: Event) -> Iterator[tuple[str, Telling, Telling]]:
    """Tell two things that look like one."""
    first = mention(event.title, event.lead)
    yield "look-alike", first, blad(event.near_title, event.near_lead)
    dated = mention(f"{event.title} op 28 september", event.lead)
    yield "other day", dated, blad(f"{event.title} op 29 september", event.lead)
    part = mention(f"{event.title} (deel 1)", event.lead)
    yield "other part", part, blad(f"{event.title} (deel 2)", event.lead)
    yield "other place", first, blad(swapped(event.title), swapped(event.lead))
    yield "denied", first, blad(f"{event.title} toch niet", event.near_lead)
    yield "a year later", first, blad(event.title, event.lead, hours=24 * 365)
    column = "Kort nieuws uit de regio van vandaag"
    column_now = mention(column, event.lead)
    column_next = mention(column, following.lead, hours=24, url="https://krant.example/kort-2")
    yield "column of every day", column_now, column_next
    yield "nothing in common", first, blad(following.retitled, following.retold)


def swapped(text: str) -> str:
    """Let it happen somewhere else, to somebody else."""
    for one, other in SWAPS.items():
        text = text.replace(one, other)
    return text


def main() -> None:
    """Write the file."""
    lines = []
    for event, following in zip(EVENTS, (*EVENTS[1:], EVENTS[0]), strict=True):
        for label, pairs in ((True, same(event)), (False, different(event, following))):
            lines += [
                json.dumps(
                    {"same": label, "shape": shape, "one": one, "other": other}, ensure_ascii=False
                )
                for shape, one, other in pairs
            ]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} pairs in {TARGET}")


if __name__ == "__main__":
    main()
