from datetime import time, timedelta

import pytest

from webwatch.core.settings import Schedule
from webwatch.render.timetable import crontab, systemd, windows, with_crontab

COMMAND = ("/usr/bin/webwatch", "--config", "/home/jo/100% van ons/keywords.toml")


def every(**interval):
    return Schedule(scan_every=timedelta(**interval), digest_at=time(8, 5))


@pytest.mark.parametrize(
    ("schedule", "cron", "unit"),
    [
        (every(minutes=1), "*/5 * * * *", "*:0/5"),
        (every(minutes=20), "*/20 * * * *", "*:0/20"),
        (every(minutes=45), "*/30 * * * *", "*:0/30"),
        (every(hours=1), "0 */1 * * *", "00/1:00:00"),
        (every(hours=5), "0 */4 * * *", "00/4:00:00"),
        (every(days=3), "0 7 * * *", "*-*-* 07:00:00"),
    ],
)
def test_an_interval_becomes_the_nearest_that_the_system_knows_and_that_is_not_longer(
    schedule, cron, unit
):
    lines = crontab(schedule, COMMAND).splitlines()
    timer = systemd(schedule, COMMAND, "Europe/Amsterdam")["webwatch-scan.timer"]

    assert lines[1].startswith(f"{cron} /usr/bin/webwatch --config")
    assert f"OnCalendar={unit}\n" in timer


def test_the_digest_has_its_minute_and_a_percent_sign_does_not_end_the_line():
    _, _, digest, _ = crontab(every(hours=1), COMMAND).splitlines()

    assert digest == (
        r"5 8 * * * /usr/bin/webwatch --config '/home/jo/100\% van ons/keywords.toml' "
        "digest --email"
    )


def test_the_digest_of_systemd_is_in_the_time_zone_of_the_keyword_file_and_a_missed_one_is_done():
    units = systemd(every(hours=1), COMMAND, "Europe/Amsterdam")

    assert sorted(units) == [
        "webwatch-digest.service",
        "webwatch-digest.timer",
        "webwatch-scan.service",
        "webwatch-scan.timer",
    ]
    assert "OnCalendar=*-*-* 08:05:00 Europe/Amsterdam\n" in units["webwatch-digest.timer"]
    assert "Persistent=true\n" in units["webwatch-digest.timer"]
    assert "100%% van ons" in units["webwatch-digest.service"]


def test_windows_gets_two_tasks_with_the_command_as_one_word():
    scan, digest = windows(every(minutes=90), ("C:\\web watch\\webwatch.exe",)).splitlines()
    daily, _ = windows(every(days=2), ("webwatch",)).splitlines()

    assert scan.startswith('schtasks /Create /F /TN "webwatch scan" /TR "\\"C:\\web watch\\')
    assert scan.endswith("/SC MINUTE /MO 90")
    assert digest.endswith("/SC DAILY /ST 08:05")
    assert daily.endswith("/SC DAILY /ST 07:00")


@pytest.mark.parametrize("existing", ["", "0 1 * * * backup", "0 1 * * * backup\n"])
def test_our_lines_come_behind_the_others_and_replace_only_themselves(existing):
    old = crontab(every(minutes=5), COMMAND)
    new = crontab(every(hours=1), COMMAND)

    first = with_crontab(existing, old)
    second = with_crontab(first + "0 2 * * * more\n", new)

    assert first.endswith(old)
    assert second == first.replace(old, new) + "0 2 * * * more\n"
