"""What does webwatch look like? Makes the pictures of README.md from the demonstration.

    python scripts/make_pictures.py docs/pictures

The terminal is drawn by Rich as SVG, the mail by a headless Chromium as PNG.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI

from webwatch import config, lexicon
from webwatch.core.digest import Digest, compose
from webwatch.demo import DemoSite, keyword_file
from webwatch.fetch import Fetcher
from webwatch.render.html import mail
from webwatch.render.terminal import show
from webwatch.scan import Watch, look_once
from webwatch.store import Store

LANGUAGE = "nl"
HOSTILE = "Rommelsite"
"""Titles that mean harm prove something, but sell nothing."""
COLUMNS = 88
LINES = 42
MAIL = (680, 1180)


def demonstrated(folder: Path) -> Digest:
    """Do a round on the invented site and compose its digest."""
    now = datetime.now(UTC)
    with DemoSite(now, port=0) as site:
        path = folder / "keywords.toml"
        path.write_text(keyword_file(site.address, LANGUAGE), encoding="utf-8")
        settings = config.load(path)
        with Fetcher(settings.fetch) as fetcher, Store.open(settings.database) as store:
            look_once(
                Watch(
                    keywords=settings.keywords,
                    sources=settings.sources,
                    lexicon=lexicon.load,
                    store=store,
                    fetcher=fetcher,
                    clock=lambda: now,
                    chance=lambda: 0.0,
                )
            )
            mentions = [each for each in store.mentions(held=False) if each.source != HOSTILE]
            addresses = [(each.name, each.kind, each.url) for each in settings.sources]
            return compose(
                mentions,
                store.health(addresses),
                now=now,
                language=LANGUAGE,
                timezone=settings.timezone.key,
                organisation=settings.keywords[0].name,
                history=mentions,
            )


def draw_terminal(digest: Digest, target: Path) -> None:
    """Draw the beginning of the digest as it stands on a terminal."""
    whole = StringIO()
    shown = Console(file=whole, width=COLUMNS, force_terminal=True, color_system="truecolor")
    show(digest, shown)
    console = Console(record=True, width=COLUMNS, file=StringIO(), force_terminal=True)
    for line in whole.getvalue().splitlines()[:LINES]:
        console.print(console.render_str("").from_ansi(line))
    svg = console.export_svg(title="webwatch scan", theme=MONOKAI)
    target.write_text(svg, encoding="utf-8")


def draw_mail(digest: Digest, target: Path, chromium: str) -> None:
    """Draw the beginning of the mail."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "mail.html"
        page.write_text(mail(digest), encoding="utf-8")
        subprocess.run(  # noqa: S603 - a program of the system, found by its name
            [
                chromium,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                f"--user-data-dir={folder}/profile",
                f"--window-size={MAIL[0]},{MAIL[1]}",
                f"--screenshot={target.resolve()}",
                page.as_uri(),
            ],
            check=True,
            capture_output=True,
        )


def main() -> None:
    """Make both pictures in the folder that is named."""
    if len(sys.argv) != 2:  # noqa: PLR2004 - the program and the folder
        sys.exit("Say in which folder: python scripts/make_pictures.py docs/pictures")
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("The picture of the mail needs Chromium: install it first.")
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        digest = demonstrated(Path(folder))
    draw_terminal(digest, target / "terminal.svg")
    draw_mail(digest, target / "mail.png", chromium)
    print(f"Made: {target / 'terminal.svg'}, {target / 'mail.png'}")


if __name__ == "__main__":
    main()
