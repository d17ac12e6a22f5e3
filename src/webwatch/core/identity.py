"""Which of these entries does the store know already, under whatever guid, link or title?

A guid is believed as long as a feed uses it for one thing only. Where guids are missing,
repeated, or made anew, the link decides, and where links are shared, the words do. When in
doubt, posts under one link are two entries, and a rewrite of one post is one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from webwatch.core.arrival import Arrival, Familiar, Known, Status, Target
from webwatch.core.fingerprint import Fingerprint, fingerprint, key
from webwatch.core.likeness import likeness

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from webwatch.core.model import Entry

__all__ = [
    "Arrival",
    "Familiar",
    "Known",
    "Status",
    "Target",
    "burial_keys",
    "settle",
    "target_key",
]

_ALIKE = 85.0
_SAME_TITLE = 60.0
_SAME_TEXT = 60.0
_COMPARED = 2_000


def settle(entries: Sequence[Entry], familiar: Familiar) -> tuple[Arrival, ...]:
    """Tell of each entry of one reading of one feed whether it is new, edited or the same.

    Args:
        entries: In the feed's order.
        familiar: What the store gave for just these entries.

    Returns:
        An arrival for each entry, in order; what stands twice in the reading, once, and
        what has neither guid, link nor words, not at all.
    """
    once = _once(entries)
    habits = _Habits(once, familiar)
    known = [(each, fingerprint(each.entry)) for each in familiar.known]
    settled = _pair_up(once, known, habits)
    return tuple(
        _arrival(entry, print_, settled.get(index), familiar)
        for index, (entry, print_) in enumerate(once)
    )


def burial_keys(entry: Entry, *, shared: bool = False) -> tuple[int, ...]:
    """Give what is remembered of an entry when it is purged, so that it isn't new again.

    Two marks go together, so that a guid or a link that a feed uses for all its entries
    buries no other one.

    Args:
        entry: Purged, or read and perhaps purged before.
        shared: Whether other entries stand under its link too.
    """
    print_ = fingerprint(entry)
    pairs = [("words", print_.words, "")]
    if not shared and print_.address and (print_.target or not print_.guid):
        pairs.append(("address", print_.address, ""))
    if not shared and print_.guid and print_.address:
        pairs.append(("guid address", print_.guid, print_.address))
    if print_.guid and print_.title:
        pairs.append(("guid title", print_.guid, print_.title))
    if print_.address and print_.title:
        pairs.append(("address title", print_.address, print_.title))
    return tuple(key(*pair) for pair in pairs if pair[1])


def target_key(entry: Entry) -> int:
    """Give what is remembered of the page of a purged mention, for whichever feed; 0 if none."""
    address = fingerprint(entry).address
    return key("target", address) if address else 0


class _Habits:
    """How this feed uses guids and links: for one entry each, or for several."""

    def __init__(self, read: Iterable[tuple[Entry, Fingerprint]], familiar: Familiar) -> None:
        guids: Counter[str] = Counter()
        links: dict[str, set[str]] = defaultdict(set)
        for _, each in read:
            guids[each.guid] += 1
            links[each.address].add(each.title)
        stored = Counter(fingerprint(each.entry).guid for each in familiar.known)
        self.repeated_guids = {guid for guid, uses in (guids | stored).items() if uses > 1}
        self.repeated_links = {link for link, uses in links.items() if len(uses) > 1}
        self.repeated_links |= familiar.shared


def _once(entries: Sequence[Entry]) -> list[tuple[Entry, Fingerprint]]:
    seen: set[tuple[object, ...]] = set()
    kept = []
    for entry in entries:
        print_ = fingerprint(entry)
        mark: tuple[object, ...] = (print_.guid, print_.address, print_.words)
        if print_.target:
            mark = (print_.address,)
        elif print_.guid:
            mark = (print_.guid, print_.address, print_.title, entry.author, entry.published)
        if any(mark) and mark not in seen:
            seen.add(mark)
            kept.append((entry, print_))
    return kept


def _pair_up(
    read: Sequence[tuple[Entry, Fingerprint]],
    known: Sequence[tuple[Known, Fingerprint]],
    habits: _Habits,
) -> dict[int, Known]:
    """Give each entry read the known one that it is; the surest rule first, each known once."""
    settled: dict[int, Known] = {}
    free = dict(enumerate(known))
    for mark, rule in _RULES if known else ():
        at: dict[str, list[int]] = defaultdict(list)
        for number, (_, print_) in free.items():
            at[mark(print_)].append(number)
        for index, (entry, print_) in enumerate(read):
            if index in settled or not mark(print_):
                continue
            for number in at[mark(print_)]:
                if number in free and rule(entry, print_, *free[number], habits):
                    settled[index] = free.pop(number)[0]
                    break
    return settled


def _as_it_was(*_: object) -> bool:
    return True


def _by_guid(
    entry: Entry, print_: Fingerprint, known: Known, other: Fingerprint, habits: _Habits
) -> bool:
    if print_.guid in habits.repeated_guids:
        here = (print_.address, print_.title) == (other.address, other.title)
        return here and bool(print_.address) and _retold(entry, print_, known.entry, other)
    if _by_others(entry, known.entry) and _likeness(print_, other) < _SAME_TEXT:
        return False
    return (
        print_.address == other.address
        or _same_time(entry, known.entry) is True
        or likeness(print_.title, other.title) >= _SAME_TITLE
    )


def _by_address(
    entry: Entry, print_: Fingerprint, known: Known, other: Fingerprint, habits: _Habits
) -> bool:
    if print_.target:
        return True
    if print_.guid and other.guid:
        return _retold(entry, print_, known.entry, other)
    return print_.address not in habits.repeated_links or print_.title == other.title


def _by_title(
    entry: Entry, print_: Fingerprint, known: Known, other: Fingerprint, _: _Habits
) -> bool:
    if (print_.guid or print_.address) and (other.guid or other.address):
        return print_.words == other.words and _same_time(entry, known.entry) is True
    return _retold(entry, print_, known.entry, other)


_Rule = tuple["Callable[[Fingerprint], str]", "Callable[..., bool]"]
_RULES: tuple[_Rule, ...] = (
    (lambda print_: f"{print_.guid}\n{print_.address}\n{print_.words}", _as_it_was),
    (lambda print_: print_.guid, _by_guid),
    (lambda print_: print_.address, _by_address),
    (lambda print_: print_.title, _by_title),
)


def _same_time(one: Entry, other: Entry) -> bool | None:
    """Compare the dates of publishing; None if one has none."""
    if one.published is None or other.published is None:
        return None
    return one.published == other.published


def _retold(one: Entry, print_: Fingerprint, other: Entry, known: Fingerprint) -> bool:
    """Tell whether a text under another guid is the same text, perhaps edited."""
    if _by_others(one, other):
        return False
    if _same_time(one, other) is True and likeness(print_.title, known.title) >= _SAME_TITLE:
        return True
    return _likeness(print_, known) >= _ALIKE


def _likeness(one: Fingerprint, other: Fingerprint) -> float:
    return likeness(one.words[:_COMPARED], other.words[:_COMPARED])


def _by_others(one: Entry, other: Entry) -> bool:
    return bool(one.author and other.author) and one.author != other.author


def _arrival(entry: Entry, print_: Fingerprint, known: Known | None, familiar: Familiar) -> Arrival:
    if known is None:
        if familiar.buried and _is_buried(entry, familiar.buried):
            return Arrival(entry=entry, status=Status.SAME)
        mention = _target(entry, print_, familiar)
        return Arrival(entry=entry, status=Status.NEW, mention_id=mention)
    old = known.entry
    seen = (entry.title, entry.summary, entry.author, entry.url, entry.tags)
    changed = seen != (old.title, old.summary, old.author, old.url, old.tags)
    mention = known.mention_id
    return Arrival(
        entry=entry,
        status=Status.EDITED if changed else Status.SAME,
        entry_id=known.entry_id,
        mention_id=_target(entry, print_, familiar) if mention is None else mention,
        identical=entry == old,
        previous_title=old.title if entry.title != old.title else "",
    )


def _is_buried(entry: Entry, buried: frozenset[int]) -> bool:
    return not buried.isdisjoint((target_key(entry), *burial_keys(entry)))


def _target(entry: Entry, print_: Fingerprint, familiar: Familiar) -> int | None:
    """Find the mention of another feed that is the same thing."""
    own = {each.mention_id for each in familiar.known}
    for target in familiar.targets:
        other = fingerprint(target.entry)
        if not print_.address or print_.address != other.address:
            continue
        if target.mention_id in own and not print_.target:
            continue
        posts = _by_others(entry, target.entry)
        if print_.words == other.words or not (print_.address in familiar.shared or posts):
            return target.mention_id
    return None
