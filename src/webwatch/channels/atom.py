"""How can a feed reader follow what is found: as an Atom feed in a file (RFC 4287)?"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar
from uuid import NAMESPACE_URL, uuid5

from webwatch.channels.checks import audience_problems, path_problems
from webwatch.core.settings import Audience
from webwatch.errors import DeliveryError
from webwatch.render.summary import facts, why
from webwatch.render.wording import Wording, link

if TYPE_CHECKING:
    from collections.abc import Mapping

    from webwatch.core.digest import Digest
    from webwatch.core.item import StoryItem
    from webwatch.errors import Problem

MOST = 200
"""How many entries the feed keeps, newest first."""

_ATOM = "{http://www.w3.org/2005/Atom}"


@dataclass(frozen=True, slots=True, kw_only=True)
class AtomFile:
    """An Atom feed of the stories, an entry each, in a file that is replaced as a whole.

    Attributes:
        path: Where it is, from the root of the disk or from ``~``.
        name: What the user calls the channel; may be empty.
        audience: Who gets what.
    """

    kind: ClassVar[str] = "atom"
    toml_names: ClassVar[Mapping[str, str]] = MappingProxyType({})

    path: str
    name: str = ""
    audience: Audience = field(default_factory=Audience)

    def problems(self) -> tuple[Problem, ...]:
        """Say what is wrong with the settings; a problem's place is the key."""
        return (*audience_problems(self.audience), *path_problems(self.path))

    def recipients(self) -> tuple[str, ...]:
        """Give the file."""
        return (self.path,)

    def send(self, digest: Digest, recipient: str, token: str) -> None:  # noqa: ARG002 - entries have their own names
        """Put the stories of a digest on top of the feed.

        Args:
            digest: What to tell; a story that is in the feed already is replaced.
            recipient: The file.
            token: Not needed: an entry is named after its mention.

        Raises:
            DeliveryError: The file can't be written, or is no feed of webwatch.
        """
        try:
            path = Path(recipient).expanduser()
            path.parent.mkdir(parents=True, exist_ok=True)
            fresh = [_entry(item, digest) for item in digest.items]
            _replace(path, _feed(digest, [*fresh, *_kept(path, fresh)][:MOST]))
        except (OSError, RuntimeError, ValueError, ET.ParseError) as error:
            raise DeliveryError(
                "%(path)s can't be written: %(reason)s.",
                path=recipient,
                reason=getattr(error, "strerror", None) or error,
            ) from None


def _feed(digest: Digest, entries: list[ET.Element]) -> ET.Element:
    feed = ET.Element(f"{_ATOM}feed", {"xml:lang": digest.language})
    title = f"Webwatch: {digest.organisation}" if digest.organisation else "Webwatch"
    _add(feed, "id", _name(digest, "feed"))
    _add(feed, "title", title)
    _add(feed, "updated", digest.composed.isoformat())
    _add(_add(feed, "author"), "name", "webwatch")
    feed.extend(entries)
    return feed


def _entry(item: StoryItem, digest: Digest) -> ET.Element:
    wording, lead = Wording.of(digest), item.lead
    entry = ET.Element(f"{_ATOM}entry")
    _add(entry, "id", _name(digest, str(lead.id)))
    _add(entry, "title", f"{wording.flag(item)}: {wording.title(lead)}")
    _add(entry, "updated", digest.composed.isoformat())
    _add(entry, "published", (lead.entry.published or lead.first_seen).isoformat())
    if address := link(lead.entry.url):
        ET.SubElement(entry, f"{_ATOM}link", {"rel": "alternate", "href": address})
    ET.SubElement(entry, f"{_ATOM}category", {"term": str(item.severity)})
    lines = (" · ".join(facts(item, digest)), item.excerpt, why(item, wording))
    _add(entry, "summary", "\n".join(line for line in lines if line))
    return entry


def _name(digest: Digest, part: str) -> str:
    """Give an id that is always the same, and another for another organisation."""
    return uuid5(NAMESPACE_URL, f"{digest.organisation}#{part}").urn


def _add(parent: ET.Element, name: str, words: str = "") -> ET.Element:
    child = ET.SubElement(parent, f"{_ATOM}{name}")
    child.text = words or None
    return child


def _kept(path: Path, fresh: list[ET.Element]) -> list[ET.Element]:
    if not path.exists():
        return []
    new = {entry.findtext(f"{_ATOM}id") for entry in fresh}
    entries = ET.parse(path).getroot().findall(f"{_ATOM}entry")  # noqa: S314 - its own file
    return [entry for entry in entries if entry.findtext(f"{_ATOM}id") not in new]


def _replace(path: Path, feed: ET.Element) -> None:
    ET.register_namespace("", _ATOM[1:-1])
    ET.indent(feed)
    beside = path.with_name(f"{path.name}.new")
    beside.write_bytes(ET.tostring(feed, "utf-8", xml_declaration=True))
    beside.replace(path)
