"""Can a digest be read in a browser: nothing out of the frame, enough contrast, no scripts?"""

import html
import json
import re
import shutil
import subprocess

import pytest

from digests import eventful, hostile, quiet
from webwatch.render.html import mail, page

WIDTHS = (360, 768, 1280)
DAYS = {"eventful": eventful(told=eventful().mentions[:1]), "quiet": quiet(), "hostile": hostile()}
FORMS = {"page": page, "mail": mail}

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))),
    None,
)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here")

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--virtual-time-budget=5000",
    "--window-size=1600,1200",
    "--dump-dom",
]

# Looks at each page from outside, so that a page need have no scripts: contrast as in WCAG 2.2,
# success criterion 1.4.3.
INSPECTION = """
const channel = value => {
  value /= 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
};
const numbers = colour => colour.match(/[\\d.]+/g).map(Number);
const luminance = ([r, g, b]) =>
  0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
const behind = element => {
  for (let each = element; each; each = each.parentElement) {
    const colour = numbers(getComputedStyle(each).backgroundColor);
    if (colour.length === 3 || colour[3] === 1) return colour;
  }
  return [255, 255, 255];
};
const contrast = element => {
  const [one, other] = [numbers(getComputedStyle(element).color), behind(element)]
    .map(luminance).sort((a, b) => b - a);
  return (one + 0.05) / (other + 0.05);
};
const inspect = frame => {
  const page = frame.contentDocument, width = frame.clientWidth;
  const texts = [...page.body.querySelectorAll("*")].filter(element =>
    element.getClientRects().length &&
    [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim()));
  return {
    name: frame.name,
    texts: texts.length,
    scripts: page.scripts.length,
    fetched: frame.contentWindow.performance.getEntriesByType("resource").length,
    scroll: page.documentElement.scrollWidth - width,
    outside: texts.filter(each => each.getBoundingClientRect().right > width + 0.5)
      .map(each => each.className),
    pale: texts.filter(each => contrast(each) < 4.5)
      .map(each => `${each.className} ${contrast(each).toFixed(2)}`),
    small: texts.filter(each => parseFloat(getComputedStyle(each).fontSize) < 12)
      .map(each => each.className),
    background: getComputedStyle(page.body).backgroundColor,
  };
};
addEventListener("load", () => {
  document.body.textContent =
    "<<<" + JSON.stringify([...document.querySelectorAll("iframe")].map(inspect)) + ">>>";
});
"""


def inspected(folder, *flags):
    """What Chromium sees of every day in every form at every width, by name."""
    frames = "".join(
        f'<iframe name="{day}.{form}.{width}" width="{width}" height="900"'
        f' srcdoc="{html.escape(make(digest))}"></iframe>'
        for day, digest in DAYS.items()
        for form, make in FORMS.items()
        for width in WIDTHS
    )
    wall = folder / "wall.html"
    wall.write_text(
        f"<!doctype html><meta charset=utf-8><body>{frames}<script>{INSPECTION}</script>",
        encoding="utf-8",
    )
    command = [CHROMIUM, *FLAGS, *flags, f"--user-data-dir={folder / 'profile'}", wall.as_uri()]
    done = subprocess.run(command, capture_output=True, timeout=60, check=True)
    found = re.search("&lt;&lt;&lt;(.*)&gt;&gt;&gt;", done.stdout.decode())
    return {each["name"]: each for each in json.loads(html.unescape(found[1]))}


@pytest.fixture(scope="module")
def light(tmp_path_factory):
    return inspected(tmp_path_factory.mktemp("light"))


@pytest.fixture(scope="module")
def dark(tmp_path_factory):
    return inspected(tmp_path_factory.mktemp("dark"), "--blink-settings=preferredColorScheme=0")


def faults(seen, *kinds):
    return {
        name: {kind: each[kind] for kind in kinds}
        for name, each in seen.items()
        if any(each[kind] for kind in kinds)
    }


def test_every_page_was_looked_at(light, dark):
    assert len(light) == len(dark) == len(DAYS) * len(FORMS) * len(WIDTHS)
    assert all(each["texts"] > 5 for each in (*light.values(), *dark.values()))


def test_nothing_sticks_out_of_the_frame_on_a_phone_or_a_desk(light):
    assert [name for name, each in light.items() if each["scroll"] > 0] == []
    assert faults(light, "outside") == {}


def test_every_word_has_enough_contrast_by_day_and_by_night(light, dark):
    assert faults(light, "pale") == {}
    assert faults(dark, "pale") == {}


def test_by_night_a_page_is_dark(light, dark):
    assert {each["background"] for each in light.values()} == {"rgb(242, 244, 247)"}
    assert {each["background"] for each in dark.values()} == {"rgb(12, 17, 29)"}


def test_no_word_is_too_small_to_read(light):
    assert faults(light, "small") == {}


def test_a_page_runs_no_scripts_and_fetches_nothing(light):
    assert faults(light, "scripts", "fetched") == {}
