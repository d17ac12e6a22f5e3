"""Is everybody told once, whatever happens on the way?"""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from keeping import bring, entry
from letters import NOW, Notebook, happen, rated, tell, trouble
from mailserver import MailServer
from webwatch.channels.email import Email
from webwatch.core.hours import is_quiet, may_try, next_try
from webwatch.core.model import Kind, Severity
from webwatch.core.notices import Notice
from webwatch.core.settings import Audience, Schedule
from webwatch.deliver import Occasion, Outcome
from webwatch.schedule import triggers
from webwatch.store import Store
from webwatch.store.notices import note

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
NIGHT = Schedule(quiet_from=time(22), quiet_until=time(7))


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "webwatch.db") as opened:
        yield opened


def outcomes(deliveries):
    return [delivery.outcome for delivery in deliveries]


def test_a_mention_is_told_once(store):
    board = Notebook()
    told = happen(store, 1, 2)
    (delivery,) = tell(store, board)
    assert (delivery.outcome, delivery.stories, delivery.alarm) == (Outcome.SENT, 2, False)
    assert sorted(board.notes[0].told) == sorted(told)
    assert outcomes(tell(store, board)) == [Outcome.NOTHING]
    assert len(board.notes) == 1


def test_what_is_new_after_that_is_told_alone(store):
    board = Notebook()
    happen(store, 1)
    tell(store, board)
    new = happen(store, 2, now=NOW + HOUR)
    tell(store, board, now=NOW + HOUR)
    assert [note.told for note in board.notes][1] == list(new)


def test_a_quiet_day_is_said_once_a_day(store):
    board = Notebook()
    for hours in (0, 1, 24, 25):
        tell(store, board, now=NOW + hours * HOUR)
    assert [note.digest.quiet for note in board.notes] == [True, True]


def test_who_wants_no_quiet_digests_gets_none(store):
    board = Notebook(audience=Audience(when_quiet=False))
    assert outcomes(tell(store, board)) == [Outcome.NOTHING]
    happen(store, 1)
    assert outcomes(tell(store, board)) == [Outcome.SENT]


def test_a_scan_that_found_nothing_sends_nothing(store):
    board = Notebook()
    assert outcomes(tell(store, board, occasion=Occasion.SCANNED)) == [Outcome.NOTHING]
    happen(store, 1)
    assert outcomes(tell(store, board, occasion=Occasion.SCANNED)) == [Outcome.SENT]


def test_the_clock_sends_one_digest_a_day(store):
    board = Notebook()
    happen(store, 1)
    tell(store, board, occasion=Occasion.DIGEST)
    late = happen(store, 2, now=NOW + HOUR)
    assert outcomes(tell(store, board, occasion=Occasion.DIGEST, now=NOW + HOUR)) == [
        Outcome.NOTHING
    ]
    tell(store, board, occasion=Occasion.DIGEST, now=NOW + DAY)
    assert board.notes[1].told == list(late)


def test_a_failure_is_a_result_and_the_same_message_comes_next_time(store):
    board = Notebook(errors=[trouble()], name="Bestuur")
    happen(store, 1)
    (failed,) = tell(store, board)
    assert (failed.outcome, failed.channel, failed.recipient) == (
        Outcome.FAILED,
        "Bestuur",
        "bestuur",
    )
    assert str(failed.error) == "It is broken."
    waiting = store.outbox.waiting("notebook:bestuur", alarm=False)
    assert (waiting.attempts, waiting.reason) == (1, "It is broken.")
    more = happen(store, 2, now=NOW + HOUR)
    tell(store, board, now=NOW + HOUR)
    (note,) = board.notes
    assert note.token == waiting.token
    assert set(more) < set(note.told)


def test_one_failing_channel_does_not_keep_another_from_telling(store):
    broken, fine = Notebook(to=("een",), errors=[trouble()]), Notebook(to=("twee",))
    happen(store, 1)
    assert outcomes(tell(store, broken, fine)) == [Outcome.FAILED, Outcome.SENT]
    assert outcomes(tell(store, broken, fine)) == [Outcome.SENT, Outcome.NOTHING]


def test_retries_take_longer_each_time_and_rounds_wait_for_them(store):
    board = Notebook(errors=[trouble()] * 3)
    happen(store, 1)
    tell(store, board, occasion=Occasion.DIGEST)
    tried = [
        minutes
        for minutes in range(1, 60)
        if Outcome.FAILED
        in outcomes(tell(store, board, occasion=Occasion.ROUND, now=NOW + minutes * HOUR / 60))
    ]
    assert tried == [5, 15]
    assert len(board.notes) == 1


def test_what_can_not_help_itself_is_tried_once_a_day_but_always_when_asked():
    assert next_try(1, NOW, temporary=True) == NOW + timedelta(minutes=5)
    assert next_try(3, NOW, temporary=True) == NOW + timedelta(minutes=20)
    assert next_try(99, NOW, temporary=True) == NOW + timedelta(hours=6)
    assert next_try(1, NOW, temporary=False) == NOW + DAY


def test_a_plan_made_by_a_clock_that_jumped_back_since_is_not_waited_for():
    assert may_try(None, NOW)
    assert may_try(NOW, NOW)
    assert not may_try(NOW + HOUR, NOW)
    assert may_try(NOW + 100 * DAY, NOW)


def test_a_server_that_is_gone_for_a_week_gets_one_digest_not_seven(store):
    board = Notebook(errors=[trouble()] * 7)
    told = set()
    for day in range(8):
        told |= set(happen(store, day, now=NOW + day * DAY))
        tell(store, board, occasion=Occasion.DIGEST, now=NOW + day * DAY)
    (note,) = board.notes
    assert set(note.told) == told
    assert len(told) == 8


def test_who_is_named_by_two_channels_gets_one_mail_with_what_both_ask_for(store):
    notes = []
    praise = Notebook(
        to=("Jan",), notes=notes, audience=Audience(kinds=(Kind.PRAISE,), language="en")
    )
    severe = Notebook(
        to=("jan", "piet"), notes=notes, audience=Audience(min_severity=Severity.HIGH)
    )
    happen(store, 1, kind=Kind.PRAISE)
    happen(store, 2, severity=Severity.HIGH)
    happen(store, 3)
    assert outcomes(tell(store, praise, severe)) == [Outcome.SENT, Outcome.SENT]
    assert [(note.recipient, len(note.told)) for note in notes] == [("Jan", 2), ("piet", 1)]
    assert [note.digest.language for note in notes] == ["en", "nl"]


def test_what_nobody_asked_for_is_not_told_later_either(store):
    board = Notebook(audience=Audience(min_severity=Severity.HIGH))
    happen(store, 1)
    tell(store, board)
    assert board.notes[0].digest.quiet
    assert store.untold("notebook:bestuur") == []


def test_what_is_severe_enough_is_told_at_once_and_named_again_in_the_digest(store):
    board = Notebook()
    happen(store, 1)
    (critical,) = happen(store, 2, severity=Severity.CRITICAL)
    (alarm,) = tell(store, board, occasion=Occasion.ROUND)
    assert (alarm.outcome, alarm.stories, alarm.alarm) == (Outcome.SENT, 1, True)
    assert board.notes[0].told == [critical]
    assert board.notes[0].digest.instant
    assert outcomes(tell(store, board, occasion=Occasion.ROUND)) == [Outcome.NOTHING]
    tell(store, board, occasion=Occasion.DIGEST, now=NOW + HOUR)
    assert critical not in board.notes[1].told
    assert [mention.id for mention in board.notes[1].digest.told] == [critical]
    tell(store, board, occasion=Occasion.DIGEST, now=NOW + HOUR + DAY)
    assert board.notes[2].digest.told == ()


def test_a_story_is_an_alarm_once_however_many_outlets_follow(store):
    board = Notebook()
    severe = rated(Severity.CRITICAL)
    title = "Brand verwoest gymzaal van turnvereniging aan de Kerkstraat"
    bring(store, entry(1, title=title), now=NOW, assessment=severe)
    tell(store, board, occasion=Occasion.ROUND)
    copy = entry(2, title=title, outlet="Omroep", url="https://omroep.example/brand")
    (other,) = bring(
        store, copy, now=NOW + HOUR, assessment=severe, address="https://omroep.example/rss"
    )
    assert store.mention(other).story != other
    assert outcomes(tell(store, board, occasion=Occasion.ROUND, now=NOW + HOUR)) == [
        Outcome.NOTHING
    ]
    tell(store, board, occasion=Occasion.DIGEST, now=NOW + 2 * HOUR)
    assert [note.told for note in board.notes[1:]] == [[other]]


@pytest.mark.parametrize(
    "audience",
    [Audience(instant=None), Audience(keywords=("Iets anders",)), Audience(kinds=(Kind.PRAISE,))],
)
def test_who_did_not_ask_for_an_alarm_gets_none(store, audience):
    board = Notebook(audience=audience)
    happen(store, 1, severity=Severity.CRITICAL)
    assert outcomes(tell(store, board, occasion=Occasion.ROUND)) == [Outcome.NOTHING]
    assert board.notes == []


def test_what_is_a_day_old_is_no_alarm_for_somebody_new_but_is_in_their_digest(store):
    newcomer = Notebook()
    (critical,) = happen(store, 1, severity=Severity.CRITICAL)
    later = NOW + DAY + HOUR
    assert outcomes(tell(store, newcomer, occasion=Occasion.ROUND, now=later)) == [Outcome.NOTHING]
    tell(store, newcomer, occasion=Occasion.DIGEST, now=later)
    assert [note.told for note in newcomer.notes] == [[critical]]


def test_an_alarm_that_failed_is_tried_again_in_time(store):
    board = Notebook(errors=[trouble()])
    (critical,) = happen(store, 1, severity=Severity.CRITICAL)
    after = [tell(store, board, occasion=Occasion.ROUND, now=NOW + n * HOUR / 30) for n in range(4)]
    assert [outcomes(each) for each in after] == [
        [Outcome.FAILED],
        [Outcome.WAITS],
        [Outcome.WAITS],
        [Outcome.SENT],
    ]
    assert [note.told for note in board.notes] == [[critical]]


def test_an_alarm_that_the_digest_told_in_the_meantime_is_let_go(store):
    board = Notebook(errors=[trouble()])
    happen(store, 1, severity=Severity.CRITICAL)
    tell(store, board, occasion=Occasion.ROUND)
    tell(store, board, occasion=Occasion.DIGEST)
    assert outcomes(tell(store, board, occasion=Occasion.ROUND, now=NOW + HOUR)) == [
        Outcome.NOTHING
    ]
    assert store.outbox.waiting("notebook:bestuur", alarm=True) is None
    assert len(board.notes) == 1


@pytest.mark.parametrize("occasion", [Occasion.ROUND, Occasion.DIGEST])
def test_in_quiet_hours_deliveries_wait_unless_somebody_asks(store, occasion):
    board = Notebook()
    happen(store, 1, severity=Severity.CRITICAL)
    late = NOW.replace(hour=22)
    waits = tell(store, board, occasion=occasion, now=late, schedule=NIGHT)
    assert outcomes(waits) == [Outcome.WAITS]
    assert board.notes == []
    assert outcomes(tell(store, board, now=late, schedule=NIGHT)) == [Outcome.SENT]


@pytest.mark.parametrize(
    ("schedule", "hours"),
    [
        (NIGHT, [0, 1, 2, 3, 4, 5, 6, 22, 23]),
        (Schedule(quiet_from=time(12), quiet_until=time(14)), [12, 13]),
        (Schedule(), []),
    ],
)
def test_quiet_hours_begin_and_end_at_their_time(schedule, hours):
    day = datetime(2026, 11, 21, tzinfo=ZoneInfo("Europe/Amsterdam"))
    assert [hour for hour in range(24) if is_quiet(schedule, day.replace(hour=hour))] == hours


def test_a_weekly_digest_comes_on_its_day_with_the_whole_week(store):
    board = Notebook(audience=Audience(days=("mon",), instant=None))
    told = set()
    for day in range(8):
        told |= set(happen(store, day, now=NOW + day * DAY))
        tell(store, board, occasion=Occasion.DIGEST, now=NOW + day * DAY)
    assert [len(note.told) for note in board.notes] == [3]
    assert set(board.notes[0].told) < told
    assert outcomes(tell(store, board, now=NOW + 8 * DAY)) == [Outcome.SENT]


def test_what_another_day_is_for_stays_until_then(store):
    notes = []
    news = Notebook(notes=notes, audience=Audience(days=("mon",)))
    severe = Notebook(notes=notes, audience=Audience(min_severity=Severity.HIGH))
    (low,) = happen(store, 1)
    (high,) = happen(store, 2, severity=Severity.HIGH)
    for day in range(3):
        tell(store, news, severe, occasion=Occasion.DIGEST, now=NOW + day * DAY)
    assert [note.told for note in notes] == [[high], [], [low]]


def test_a_newcomer_is_not_told_of_years_ago_but_who_was_away_is(store):
    board, newcomer = Notebook(), Notebook(to=("nieuw",))
    tell(store, board)
    old = happen(store, 1, now=NOW + DAY)
    new = happen(store, 2, now=NOW + 20 * DAY)
    tell(store, board, newcomer, now=NOW + 20 * DAY)
    assert board.notes[1].told == [*new, *old]
    assert newcomer.notes[0].told == list(new)
    assert store.untold("notebook:nieuw") == []


def test_a_letter_that_may_have_arrived_is_sent_again_as_it_was(store):
    board = Notebook(errors=[trouble(uncertain=True)])
    first = happen(store, 1)
    assert outcomes(tell(store, board)) == [Outcome.FAILED]
    second = happen(store, 2, now=NOW + HOUR)
    sent = tell(store, board, now=NOW + HOUR)
    assert outcomes(sent) == [Outcome.SENT, Outcome.SENT]
    assert [note.told for note in board.notes] == [list(first), list(first), list(second)]
    tokens = [note.token for note in board.notes]
    assert tokens[0] == tokens[1] != tokens[2]


def test_a_server_that_never_says_yes_gets_one_double_not_one_at_each_retry(store):
    board = Notebook(errors=[trouble(uncertain=True)] * 99)
    happen(store, 1)
    for hour in range(24):
        tell(
            store, board, occasion=Occasion.ROUND if hour else Occasion.ASKED, now=NOW + hour * HOUR
        )
    assert len(board.notes) == 2
    assert len({note.token for note in board.notes}) == 1


def test_what_is_asked_for_waits_too_while_the_server_does_not_answer(store):
    board = Notebook(errors=[trouble(uncertain=True)] * 2)
    happen(store, 1)
    tell(store, board)
    assert outcomes(tell(store, board)) == [Outcome.FAILED]
    assert outcomes(tell(store, board)) == [Outcome.SENT, Outcome.NOTHING]


def test_while_nobody_knows_whether_it_arrived_nothing_else_goes_out(store):
    board = Notebook(errors=[trouble(uncertain=True)])
    happen(store, 1, severity=Severity.CRITICAL)
    tell(store, board, occasion=Occasion.ROUND)
    happen(store, 2, severity=Severity.CRITICAL)
    soon, later = NOW + HOUR / 60, NOW + HOUR
    assert outcomes(tell(store, board, occasion=Occasion.ROUND, now=soon)) == [Outcome.WAITS]
    sent = tell(store, board, occasion=Occasion.ROUND, now=later)
    assert outcomes(sent) == [Outcome.SENT, Outcome.SENT]
    assert len({note.token for note in board.notes}) == 2


def test_a_quiet_digest_that_may_have_arrived_is_only_sent_again_on_its_day(store):
    board = Notebook(errors=[trouble(uncertain=True)])
    tell(store, board)
    tell(store, board, now=NOW + HOUR)
    assert len({note.token for note in board.notes}) == 1
    later = Notebook(to=("later",), errors=[trouble(uncertain=True)])
    tell(store, later)
    tell(store, later, now=NOW + DAY)
    assert len({note.token for note in later.notes}) == 2


def test_a_letter_whose_mentions_were_told_needs_no_sending(store):
    board = Notebook()
    told = happen(store, 1)
    letter = store.outbox.compose("notebook:bestuur", told, NOW, alarm=False, token="a")
    store.outbox.begin(letter, told)
    store.mark_told("notebook:bestuur", told, NOW)  # and then the process was killed
    assert outcomes(tell(store, board)) == [Outcome.NOTHING]
    assert board.notes == []
    assert store.outbox.last_sent("notebook:bestuur").token == "a"


def test_a_late_digest_that_was_asked_for_on_another_day_waits_for_its_day(store):
    board = Notebook(errors=[trouble()], audience=Audience(days=("mon",)))
    happen(store, 1)
    tell(store, board)
    late = tell(store, board, occasion=Occasion.ROUND, now=NOW + HOUR)
    assert outcomes(late) == [Outcome.NOTHING, Outcome.WAITS]


def mailer(server, *to):
    return Email(
        to=to,
        sender="webwatch@club.example",
        host="127.0.0.1",
        port=server.port,
        security="none",
        timeout=timedelta(seconds=5),
    )


def test_a_mail_refused_for_now_comes_next_time_under_the_same_name(store):
    happen(store, 1)
    with MailServer() as server:
        server.answers["DATA"] = "451 4.3.0 Later"
        board = mailer(server, "bestuur@club.example")
        assert outcomes(tell(store, board)) == [Outcome.FAILED]
        token = store.outbox.waiting("email:bestuur@club.example", alarm=False).token
        server.answers.clear()
        assert outcomes(tell(store, board)) == [Outcome.SENT]
        assert outcomes(tell(store, board)) == [Outcome.NOTHING]
        (mail,) = server.mails
        assert mail["Message-ID"] == f"<{token}@club.example>"


def test_one_refused_recipient_does_not_make_the_others_get_it_twice(store):
    happen(store, 1)
    with MailServer() as server:
        server.answers["RCPT"] = {"weg@club.example": "550 5.1.1 No such user"}
        board = mailer(server, "weg@club.example", "bestuur@club.example")
        first = tell(store, board)
        assert outcomes(first) == [Outcome.FAILED, Outcome.SENT]
        assert first[0].error.refused == ("weg@club.example",)
        assert outcomes(tell(store, board)) == [Outcome.FAILED, Outcome.NOTHING]
        assert [mail["To"] for mail in server.mails] == ["bestuur@club.example"]


def test_a_year_of_digests_has_each_day_once_across_both_clock_changes(store):
    store._database.conn.execute("PRAGMA synchronous = OFF")  # nothing is killed here
    board = Notebook()
    zone = ZoneInfo("Europe/Amsterdam")
    _, daily = triggers(replace(Schedule(), digest_at=time(2, 30)), zone)
    begin = datetime(2026, 12, 31, 12, tzinfo=UTC)
    fired, at = None, begin
    days = []
    while True:
        fired = daily.get_next_fire_time(fired, at)
        at = fired.astimezone(UTC) + timedelta(seconds=1)
        if fired.year > 2027:
            break
        sent = tell(store, board, occasion=Occasion.DIGEST, now=fired.astimezone(UTC))
        days += [fired.date() for each in sent if each.outcome is Outcome.SENT]
    assert len(days) == len(set(days)) == len(board.notes) == 365


def test_what_a_storm_holds_back_is_named_but_not_told(store):
    board = Notebook()
    bring(store, *(entry(number) for number in range(1, 4)), now=NOW, held="storm")
    bring(store, entry(9), now=NOW, held="baseline", address="https://b.example/", source="Blad")
    tell(store, board)
    assert board.notes[0].digest.held == (("Krant", 3),)
    assert board.notes[0].told == []


def test_what_happened_to_a_source_is_told_once_to_each_reader(store):
    board, other = Notebook(), Notebook(to=("ander",))
    with store._writing() as connection:
        note(connection, "Krant", Notice.SILENT, NOW, NOW)
    tell(store, board)
    tell(store, board, other, now=NOW + DAY)
    told = [[each.source for each in made.digest.notices] for made in (*board.notes, *other.notes)]
    assert told == [["Krant"], [], ["Krant"]]
