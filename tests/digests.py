"""Which days do the tests tell of: an eventful, a quiet and a hostile one?"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from webwatch.core.digest import compose
from webwatch.core.model import (
    Appearance,
    Assessment,
    Entry,
    Failure,
    FailureClass,
    Kind,
    Match,
    Mention,
    Reason,
    Severity,
    SourceHealth,
)

NOW = datetime(2026, 11, 21, 7, 0, tzinfo=UTC)
CLUB = "Turnvereniging De Zwaluw"


OURS = (Match("De Zwaluw", "title", "De Zwaluw"),)


def mention(
    number=1,
    title="De Zwaluw houdt open dag",
    *,
    severity=Severity.LOW,
    kind=Kind.NEWS,
    summary="",
    url="https://nieuws.example/open-dag",
    outlet="Nieuwsblad van het Noorden",
    hours=3,
    reasons=(),
    matches=OURS,
    **more,
):
    """A mention of so many hours ago; ``reasons`` are quotes, or signal and quote, of 2 points."""
    seen = NOW - timedelta(hours=hours)
    return Mention(
        id=number,
        entry=Entry(url=url, title=title, summary=summary, outlet=outlet, published=seen),
        source="Regionaal nieuws",
        matches=matches,
        assessment=Assessment(
            severity,
            kind,
            tuple(
                Reason(*(each if isinstance(each, tuple) else ("harm.integrity", each)), 2.0)
                for each in reasons
            ),
        ),
        first_seen=seen,
        **more,
    )


def source(name="NOS", *, failing_days=0, **more):
    """A source that does well, or has failed for so many days."""
    health = SourceHealth(
        source=name,
        kind="rss",
        url=f"https://{name.lower().replace(' ', '-')}.example/feed",
        last_checked=NOW - timedelta(minutes=20),
        last_success=NOW - timedelta(minutes=20),
        entries=20,
    )
    if failing_days:
        health = replace(
            health,
            failing_since=NOW - timedelta(days=failing_days),
            last_success=NOW - timedelta(days=failing_days, hours=1),
            failures=failing_days * 24,
            failure=Failure(failure_class=FailureClass.GONE, detail="HTTP 410", status=410),
        )
    return replace(health, **more)


def sources(total=14):
    """So many sources, the last of which has failed since Wednesday."""
    return [source(f"Bron {number}") for number in range(1, total)] + [
        source("Forum Noord", failing_days=3)
    ]


def history():
    """Thirty days of mentions, with a peak."""
    for day in range(1, 30):
        for each in range(day * 7 % 4 + (9 if day == 12 else 0)):
            severity = Severity(max(0, (day * 5 + each) % 7 - 3))
            yield mention(1000 + day * 20 + each, severity=severity, hours=24 * day)


def compose_with(mentions, health=(), language="nl", **more):
    """A digest of the club, made now, in Amsterdam."""
    return compose(
        mentions,
        health,
        **{
            "now": NOW,
            "language": language,
            "timezone": "Europe/Amsterdam",
            "organisation": CLUB,
            **more,
        },
    )


def eventful_mentions():
    """What an eventful night brings."""
    press = "https://krant.example/regio/bestuur-turnvereniging-de-zwaluw-doet-aangifte-van-fraude"
    return [
        mention(11, "Clubnieuws: De Zwaluw wint regiofinale", hours=30, outlet="Sport Regio"),
        mention(
            12,
            "Kan mijn dochter halverwege het seizoen instappen?",
            severity=Severity.MEDIUM,
            kind=Kind.QUESTION,
            summary="Weet iemand of je bij De Zwaluw ook in januari nog kunt beginnen met turnen?",
            matches=(Match("De Zwaluw", "summary", "De Zwaluw"),),
            reasons=(("ask.question", "Weet iemand"),),
            url="https://forum.example/t/4821",
            outlet="Ouderforum",
            hours=9,
        ),
        mention(
            13,
            "Bestuur turnvereniging De Zwaluw doet aangifte van fraude",
            severity=Severity.CRITICAL,
            summary="Uit de kas van Turnvereniging De Zwaluw zou voor tienduizenden euro's zijn "
            "verdwenen. De politie onderzoekt de fraude; de penningmeester is op non-actief gezet.",
            matches=(Match("De Zwaluw", "title", "turnvereniging De Zwaluw"),),
            reasons=(("harm.law", "aangifte van fraude"), ("harm.money", "verdwenen")),
            url=press,
            outlet="Dagblad van het Noorden",
            hours=2,
            also_in=(Appearance("Regio TV", "https://regiotv.example/fraude"),),
        ),
        mention(
            14,
            "Aangifte van fraude bij turnclub",
            severity=Severity.HIGH,
            reasons=(("harm.money", "fraude"),),
            url="https://omroep.example/fraude",
            outlet="Omroep Noord",
            hours=1,
            story=13,
        ),
        mention(
            15,
            "Al drie weken geen antwoord van De Zwaluw, ik ben er klaar mee",
            severity=Severity.HIGH,
            kind=Kind.COMPLAINT,
            summary="Drie keer gemaild over de contributie, nooit antwoord gekregen.",
            reasons=(("act.ignored", "geen antwoord"), ("act.leave", "klaar mee")),
            url="https://reviews.example/de-zwaluw/991",
            outlet="Klachtenwijzer",
            hours=14,
        ),
        mention(
            16,
            "Wat een warme club is De Zwaluw, dank aan alle vrijwilligers!",
            kind=Kind.PRAISE,
            url="https://forum.example/t/4799",
            outlet="Ouderforum",
            hours=20,
        ),
        mention(
            17, "Agenda: Zwaluwtoernooi op 5 december", hours=40, story=3, outlet="Uit in Noord"
        ),
    ]


def eventful(language="nl", **more):
    """An eventful day."""
    return compose_with(eventful_mentions(), sources(), language, history=history(), **more)


def quiet(language="nl", **more):
    """A day with nothing."""
    return compose_with([], sources(), language, history=history(), **more)


def hostile(language="nl", **more):
    """A day on which everybody tries."""
    long_url = "https://example.net/" + "a-very-long-path/" * 20 + "?q=" + "x" * 120
    return compose_with(
        [
            mention(
                21,
                "[bold red]niet rood[/b] [link=https://evil.example]klik[/link] :smile: {{7*7}}",
                severity=Severity.CRITICAL,
                summary="<script>alert(1)</script><img src=x onerror=alert(1)> {% raw %} [/b]",
                url="javascript:alert(1)",
                outlet='Evil" onclick="alert(1)',
                reasons=("</p><script>", "[/red]"),
            ),
            mention(
                22,
                "=?utf-8?q?x=0d=0aBcc:_slachtoffer@example.org?= -- KRITIEK -- </td></table>",
                severity=Severity.HIGH,
                url='https://evil.example/"><script>alert(1)</script>',
                reasons=("W" * 300,),
            ),
            mention(23, "Ź̡̢̧̨" + "W" * 400, severity=Severity.MEDIUM, url=long_url, hours=-5),
            mention(24, "", url="", outlet="", kind=Kind.PRAISE, hours=24 * 400),
            mention(25, "漢字かな交じり文" * 30, url="https://例え.example/漢字", outlet="例え"),
        ],
        [source("[/b]<script>", failing_days=2), source("x" * 300, failing_days=40)],
        language,
        held=[("</p><script>[/b]", 50)],
        **more,
    )
