"""How is each command typed? Shown under its ``--help``."""

EXAMPLES: dict[str, tuple[str, ...]] = {
    "demo": ("webwatch demo", "webwatch demo --language nl --folder proef"),
    "init": (
        "webwatch init",
        'webwatch init --yes --name "De Zwaluw" --email bestuur@dezwaluw.example',
        'webwatch init --yes --name "De Zwaluw" --place Meerwijk --site dezwaluw.example',
    ),
    "scan": ("webwatch scan", "webwatch scan --quiet --alarms", "webwatch scan --json --all"),
    "digest": (
        "webwatch digest",
        "webwatch digest --email",
        "webwatch digest --since 7d --html week.html",
    ),
    "run": ("webwatch run",),
    "mentions": (
        "webwatch mentions --since 30d --severity high",
        "webwatch mentions --search contributie --csv",
    ),
    "show": ("webwatch show 12",),
    "open": ("webwatch open 12", "webwatch open 12 --print"),
    "explain": (
        "webwatch explain 12",
        "webwatch explain 12 15",
        'webwatch explain --text "Al weken geen antwoord van TV De Zwaluw" --name "De Zwaluw"',
    ),
    "release": ("webwatch release", "webwatch release 12 15"),
    "forget": ('webwatch forget "Jan Jansen"',),
    "grade": ("webwatch grade 12 low", "webwatch grade 12 --undo", "webwatch grade --list"),
    "rate": ("webwatch rate mentions.jsonl", "webwatch rate - < mentions.jsonl"),
    "export": (
        "webwatch export --csv mentions.csv",
        "webwatch export --db mentions.db --json mentions.json",
    ),
    "backup": ("webwatch backup webwatch-backup.db",),
    "evaluate": ("webwatch evaluate labelled.jsonl", "webwatch evaluate labelled.jsonl --json"),
    "doctor": (
        "webwatch doctor",
        "webwatch doctor --send-test bestuur@dezwaluw.example",
        "webwatch doctor --json",
    ),
    "keyword add": (
        'webwatch keyword add "De Zwaluw" --any "TV De Zwaluw" --none Zwaluwstraat',
        'webwatch keyword add "Hal De Wiek"',
    ),
    "keyword list": ("webwatch keyword list",),
    "keyword remove": ('webwatch keyword remove "Hal De Wiek"',),
    "keyword test": (
        'webwatch keyword test "De Zwaluw"',
        'webwatch keyword test "De Zwaluw" --text "Kom turnen bij TV De Zwaluw!"',
        'webwatch keyword test "De Zwaluw" --url https://demeerwijker.example/feed',
    ),
    "mention add": (
        'webwatch mention add https://www.facebook.com/groups/1/posts/2 --title "Hal stinkt"',
        'webwatch mention add https://g.co/kgs/1 --title "Eén ster" --outlet Google --date 2d',
    ),
    "schedule print": ("webwatch schedule print --cron", "webwatch schedule print --systemd"),
    "schedule install": ("webwatch schedule install",),
    "source add": (
        "webwatch source add https://demeerwijker.example",
        "webwatch source add https://demeerwijker.example/feed --yes",
        'webwatch source add google-news --query "TV De Zwaluw"',
        "webwatch source add mastodon --host mastodon.nl",
        "webwatch source add https://www.google.com/alerts/feeds/123/456 --kind google-alerts",
    ),
    "source list": ("webwatch source list",),
    "source presets": ("webwatch source presets", "webwatch source presets --json"),
    "source import": ("webwatch source import feeds.opml",),
    "source export": (
        "webwatch source export feeds.opml",
        "webwatch source export - --with-secrets > all.opml",
    ),
    "source remove": ('webwatch source remove "De Meerwijker"',),
    "source test": (
        'webwatch source test "De Meerwijker"',
        "webwatch source test https://demeerwijker.example/feed",
    ),
}
