"""How does the database come to the shape that this webwatch needs?

A step, once released, is never changed: a new one is added below it. A step imports
nothing of webwatch, so that it does the same years from now.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlite_utils import Migrations

if TYPE_CHECKING:
    from sqlite_utils import Database

steps = Migrations("webwatch")
"""Every step, in order. Times are ISO 8601 text in UTC; keys are 64 bits of a BLAKE2b."""


@steps()
def feeds_and_rounds(db: Database) -> None:
    """Make the tables of what is asked: addresses, rounds, keywords."""
    db.table("feed").create(
        {
            "id": int,
            "address_hash": str,
            "address": str,  # masked
            "source": str,
            "kind": str,
            "etag": str,
            "last_modified": str,
            "validators_since": str,
            "content_hash": str,
            "last_checked": str,
            "last_success": str,
            "next_check": str,
            "retry_after": str,
            "failures": int,
            "failing_since": str,
            "failure_class": str,
            "failure_detail": str,
            "entries": int,
            "last_new": str,
            "rhythm": int,
            "moved_to": str,
            "moved_seen": int,
            "moved_since": str,
            "gone_since": str,
            "switched_off": str,
            "failure_told": int,
            "ttl": int,
            "silence_told": int,
        },
        pk="id",
        not_null={"address_hash", "address", "source", "kind"},
    )
    db.table("feed").create_index(["address_hash"], unique=True)
    db.table("round").create(
        {
            "id": int,
            "started": str,
            "finished": str,
            "checked": int,
            "failed": int,
            "new_mentions": int,
        },
        pk="id",
        not_null={"started"},
    )
    db.table("keyword").create(
        {"name": str, "fingerprint": str}, pk="name", not_null={"fingerprint"}
    )


@steps()
def entries_and_mentions(db: Database) -> None:
    """Make the tables of what was found, and of what is remembered of what is gone."""
    # AUTOINCREMENT, which sqlite-utils doesn't offer: a mention's number is never used again.
    db.execute(
        """
        CREATE TABLE mention (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            entry INTEGER NOT NULL REFERENCES entry(id),
            source TEXT NOT NULL,
            severity INTEGER NOT NULL,
            kind TEXT NOT NULL,
            reasons TEXT NOT NULL,
            held TEXT NOT NULL,
            first_seen TEXT NOT NULL,
            story INTEGER NOT NULL,
            at TEXT NOT NULL,
            url_key INTEGER NOT NULL,
            search TEXT NOT NULL
        )
        """
    )
    db.table("entry").create(
        {
            "id": int,
            "feed": int,
            "mention": int,
            "guid": str,
            "url": str,
            "title": str,
            "summary": str,
            "author": str,
            "outlet": str,
            "published": str,
            "updated": str,
            "language": str,
            "tags": str,
            "first_seen": str,
            "last_seen": str,
            "title_before": str,
            "frozen": int,
            "guid_key": int,
            "url_key": int,
            "title_key": int,
        },
        pk="id",
        not_null={"feed", "guid_key", "url_key", "title_key", "first_seen", "last_seen"},
        foreign_keys=[("feed", "feed", "id"), ("mention", "mention", "id")],
    )
    for key in ("guid_key", "url_key", "title_key"):
        db.table("entry").create_index(["feed", key])
    for column in ("url_key", "mention", "last_seen"):
        db.table("entry").create_index([column])
    for column in ("entry", "story", "first_seen", "url_key"):
        db.table("mention").create_index([column])
    db.execute(
        """
        CREATE TABLE match (
            mention INTEGER NOT NULL REFERENCES mention(id) ON DELETE CASCADE,
            keyword TEXT NOT NULL,
            field TEXT NOT NULL,
            quote TEXT NOT NULL,
            PRIMARY KEY (mention, keyword, field, quote)
        )
        """
    )
    db.execute(
        """
        CREATE TABLE story_key (
            key INTEGER NOT NULL,
            at TEXT NOT NULL,
            mention INTEGER NOT NULL REFERENCES mention(id) ON DELETE CASCADE,
            PRIMARY KEY (key, at, mention)
        ) WITHOUT ROWID
        """
    )
    db.table("story_key").create_index(["mention"])
    db.execute(
        """
        CREATE TABLE join_made (
            one INTEGER NOT NULL REFERENCES mention(id) ON DELETE CASCADE,
            other INTEGER NOT NULL REFERENCES mention(id) ON DELETE CASCADE,
            rule TEXT NOT NULL,
            PRIMARY KEY (one, other)
        )
        """
    )
    db.table("join_made").create_index(["other"])
    db.execute(
        """
        CREATE TABLE grade (
            mention INTEGER PRIMARY KEY REFERENCES mention(id) ON DELETE CASCADE,
            severity INTEGER NOT NULL,
            at TEXT NOT NULL
        )
        """
    )
    db.execute(
        """
        CREATE TABLE told (
            channel TEXT NOT NULL,
            mention INTEGER NOT NULL REFERENCES mention(id) ON DELETE CASCADE,
            at TEXT NOT NULL,
            PRIMARY KEY (channel, mention)
        ) WITHOUT ROWID
        """
    )
    db.table("told").create_index(["mention"])
    db.execute(
        """
        CREATE TABLE tombstone (
            feed INTEGER NOT NULL,
            key INTEGER NOT NULL,
            PRIMARY KEY (feed, key)
        ) WITHOUT ROWID
        """
    )
    db.execute(
        """
        CREATE TABLE trend (
            day TEXT NOT NULL,
            keyword TEXT NOT NULL,
            severity INTEGER NOT NULL,
            kind TEXT NOT NULL,
            mentions INTEGER NOT NULL,
            PRIMARY KEY (day, keyword, severity, kind)
        ) WITHOUT ROWID
        """
    )


@steps()
def letters(db: Database) -> None:
    """Make the outbox: what is on its way to whom, so that a retry is the same message."""
    db.execute(
        """
        CREATE TABLE letter (
            id INTEGER PRIMARY KEY,
            reader TEXT NOT NULL,
            alarm INTEGER NOT NULL,
            token TEXT NOT NULL UNIQUE,
            state TEXT NOT NULL,
            mentions TEXT NOT NULL,  -- a JSON list of their numbers
            made TEXT NOT NULL,
            attempts INTEGER NOT NULL DEFAULT 0,
            next_try TEXT,
            ended TEXT,
            reason TEXT NOT NULL DEFAULT ''
        )
        """
    )
    db.table("letter").create_index(["reader", "alarm", "state"])


@steps()
def notices(db: Database) -> None:
    """Keep what is to be told of sources, once to each reader, and how a failure was answered."""
    db.execute("ALTER TABLE feed ADD COLUMN failure_status INTEGER NOT NULL DEFAULT 0")
    db.execute(
        """
        CREATE TABLE notice (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            source TEXT NOT NULL,
            what TEXT NOT NULL,
            since TEXT NOT NULL,
            at TEXT NOT NULL
        )
        """
    )
    db.execute(
        """
        CREATE TABLE notice_told (
            channel TEXT NOT NULL,
            notice INTEGER NOT NULL REFERENCES notice(id) ON DELETE CASCADE,
            at TEXT NOT NULL,
            PRIMARY KEY (channel, notice)
        ) WITHOUT ROWID
        """
    )


@steps()
def lean_story_keys(db: Database) -> None:
    """Keep the keys of stories in a fifth of the room: by the hour, and in one order only."""
    db.execute("ALTER TABLE story_key RENAME TO story_key_before")
    db.execute(
        """
        CREATE TABLE story_key (
            key INTEGER NOT NULL,
            hour INTEGER NOT NULL,  -- since 1970
            mention INTEGER NOT NULL,  -- removed with it, by one look through all
            PRIMARY KEY (key, hour, mention)
        ) WITHOUT ROWID
        """
    )
    db.execute(
        "INSERT INTO story_key (key, hour, mention)"
        " SELECT key, CAST(strftime('%s', at) AS INTEGER) / 3600, mention FROM story_key_before"
    )
    db.execute("DROP TABLE story_key_before")


@steps()
def nothing_looked_for_among_all(db: Database) -> None:
    """Find what is held back, and what a channel has not told, without a look at the rest."""
    db.execute(
        "CREATE INDEX idx_mention_held ON mention (first_seen, source, held) WHERE held != ''"
    )
    db.execute(
        """
        CREATE TABLE told_through (
            channel TEXT PRIMARY KEY,
            mention INTEGER NOT NULL  -- up to this one, all is told or held back
        ) WITHOUT ROWID
        """
    )
