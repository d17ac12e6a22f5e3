from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from webwatch.cli.times import since
from webwatch.errors import UsageError

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("24h", datetime(2026, 11, 20, 12, tzinfo=UTC)),
        ("24u", datetime(2026, 11, 20, 12, tzinfo=UTC)),
        (" 7D ", datetime(2026, 11, 14, 12, tzinfo=UTC)),
        ("2w", datetime(2026, 11, 7, 12, tzinfo=UTC)),
        ("1m", datetime(2026, 10, 22, 12, tzinfo=UTC)),
        ("2026-11-01", datetime(2026, 10, 31, 23, tzinfo=UTC)),
        ("2026-07-01T10:00", datetime(2026, 7, 1, 8, tzinfo=UTC)),
        ("2026-07-01T10:00+00:00", datetime(2026, 7, 1, 10, tzinfo=UTC)),
    ],
)
def test_a_moment_is_how_long_ago_or_a_date_in_the_users_zone(text, moment):
    assert since(text, NOW, AMSTERDAM) == moment


@pytest.mark.parametrize(
    "text", ["", "gisteren", "7", "7y", "-1d", "99999999d", "2026-13-01", "0001-01-01"]
)
def test_what_is_no_moment_is_refused_with_what_to_write(text):
    with pytest.raises(UsageError, match="24h, 7d, 2w"):
        since(text, NOW, AMSTERDAM)
