"""Where does an address lead, and when are two addresses the same?

Addresses are read as browsers do, by the WHATWG URL Standard (https://url.spec.whatwg.org/),
through the Ada parser: a reader of feeds and the browser that opens a link must not
disagree on the host.
"""

from __future__ import annotations

import base64
import binascii
import re
from functools import lru_cache
from urllib.parse import unquote

import ada_url

from webwatch.core import tracking
from webwatch.core.masking import mask

__all__ = ["canonical", "host_of", "mask", "unwrap"]

_MAX_LENGTH = 8_000
_TWO_MINDS = re.compile(r"\s*[a-z][a-z0-9+.-]*:[/\\]*[^/\\?#]*\\", re.IGNORECASE)
_FRONT_LABEL = re.compile(r"(?:www\d?|m|mobile|mobiel|amp)\.(?=[^.]+\.[^.])")
_MOBILE_LANGUAGE = re.compile(r"(?<=^[a-z]{2})\.m(?=\.)")
_AMP_CACHE = re.compile(r"/(?:[civ]/)?(s/)?(.+)")
_GOOGLE_AMP = re.compile(r"/amp/(s/)?(.+)")
_AMP_PATH = re.compile(r"(?:/amp(?:\.html)?|\.amp(?:\.html)?)/?$")
_SESSION = re.compile(r";(?:jsessionid|sid|phpsessid)=[^/;]*", re.IGNORECASE)
_INDEX = re.compile(r"/index\.(?:html?|php)$")
_ESCAPE = re.compile(r"%([0-9a-fA-F]{2})")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_POST = re.compile(
    r"#(?:(?:p|pid|post|comment|c|reply|msg|message)[-_]?\d+|[!/].+)$", re.IGNORECASE
)
# Most addresses: a plain name, a path of plain segments, nothing behind it. If its host is
# plain too (see below), it is canonical but for its scheme.
_PLAIN = re.compile(
    r"https?://((?:[a-z0-9]++(?:-[a-z0-9]++)*+\.)+[a-z]{2,})"
    r"((?:/[A-Za-z0-9_~]++(?:-++[A-Za-z0-9_~]++)*+(?:\.[a-z]{2,4})?+)+)"
)
_REDIRECTS = tuple(
    (re.compile(host), re.compile(path), names) for host, path, names in tracking.REDIRECTS
)


def canonical(url: str) -> str:
    """Give the one form that all addresses of the same page share.

    Redirects are unwrapped; the scheme becomes https; user info, ``www.``, mobile and AMP
    forms, default ports, session ids, tracking parameters, the order of parameters, a
    trailing slash and fragments don't count. A fragment that names a post of a thread
    (``#post-7``) or a page of an application (``#!/``, ``#/``) does.

    It is an identity, not a link: it may lead nowhere. ``canonical(canonical(u)) == canonical(u)``.

    Args:
        url: What a site gave, of any length and content.

    Returns:
        The canonical address; empty if it is not http or https, no address at all, or one
        on whose host parsers disagree.
    """
    plain = _PLAIN.fullmatch(url)
    if plain and len(url) <= _MAX_LENGTH and _is_plain(plain[1], plain[2]):
        return f"https://{plain[1]}{plain[2]}"
    before, found = "", _canonical_once(url)
    while found != before:  # an address made plain may turn out to be a redirect itself
        before, found = found, _canonical_once(found)
    return found


def unwrap(url: str) -> str:
    """Give where a redirect of Google, Bing and the like leads, without asking anybody.

    A target is decoded once for each redirect it stands in, and only taken if it is
    http or https.

    Args:
        url: What a site gave.

    Returns:
        The target, or ``url`` itself, stripped, if it is no redirect that can be read offline.
    """
    url = url.strip()
    parsed = _parse(url)
    while parsed and (found := _parse(target := _target(parsed))):  # each target says less
        plain = target.isascii() and target.isprintable() and " " not in target
        url, parsed = (target if plain else found.href), found
    return url


def host_of(url: str) -> str:
    """Give the host of an address as ``canonical`` writes it, without port; empty if none."""
    parsed = _parse(url)
    return _host(parsed.hostname) if parsed else ""


def _is_plain(host: str, path: str) -> bool:
    """Tell whether nothing of a plain address is ever taken off, and it leads nowhere else."""
    return _is_plain_host(host) and "amp" not in path and "/index." not in path


@lru_cache(maxsize=2_000)
def _is_plain_host(host: str) -> bool:
    if _host(host) != host or host in {"youtu.be", "bing.com"} or "google." in host:
        return False
    known = host.endswith((".cdn.ampproject.org", ".bing-amp.com"))
    return not known and not any(hosts.fullmatch(host) for hosts, _, _ in _REDIRECTS)


def _canonical_once(url: str) -> str:
    parsed = _parse(unwrap(url))
    if parsed is None:
        return ""
    host, path = _host(parsed.hostname), _path(parsed.pathname)
    query = _query(parsed.search, host)
    if host == "youtu.be" and path != "/":
        host, path, query = "youtube.com", "/watch", f"v={path[1:]}&{query}".rstrip("&")
    port = f":{parsed.port}" if parsed.port not in {"", "80", "443"} else ""
    fragment = parsed.hash if _POST.match(parsed.hash) else ""
    return f"https://{host}{port}{path}{'?' + query if query else ''}{fragment}"


def _parse(url: str) -> ada_url.URL | None:
    if not url or len(url) > _MAX_LENGTH or _TWO_MINDS.match(url):
        return None
    try:
        parsed = ada_url.URL(url)
    except ValueError:  # a lone surrogate is one too
        return None
    return parsed if parsed.protocol in {"http:", "https:"} and parsed.hostname else None


def _target(parsed: ada_url.URL) -> str:
    host, path = _host(parsed.hostname), parsed.pathname
    for hosts, paths, names in _REDIRECTS:
        if hosts.fullmatch(host) and paths.fullmatch(path):
            given = dict(reversed(_parameters(parsed.search)))
            return next((unquote(given[name]) for name in names if given.get(name)), "")
    if host == "bing.com" and path == "/ck/a":
        return _bing_click(dict(_parameters(parsed.search)).get("u", ""))
    amp = _AMP_CACHE if host.endswith((".cdn.ampproject.org", ".bing-amp.com")) else _GOOGLE_AMP
    if amp is _AMP_CACHE or re.fullmatch(r"google\.[a-z.]{2,6}", host):
        found = amp.fullmatch(path)
        if found and "." in found[2]:
            return f"http{'s' if found[1] else ''}://{found[2]}{parsed.search}"
    return ""


def _bing_click(value: str) -> str:
    """Read the ``u`` of bing.com/ck/a: ``a1`` and the target in base64url without padding."""
    if not value.startswith("a1"):
        return ""
    coded = value[2:]
    try:
        return base64.urlsafe_b64decode(coded + "=" * (-len(coded) % 4)).decode()
    except (binascii.Error, ValueError):
        return ""


def _parameters(search: str) -> list[tuple[str, str]]:
    pairs = (part.partition("=") for part in search.removeprefix("?").split("&") if part)
    return [(name, value) for name, _, value in pairs]


def _host(host: str) -> str:
    host = host.rstrip(".")
    host = _MOBILE_LANGUAGE.sub("", host)
    while not host.replace(".", "").isdigit() and (front := _FRONT_LABEL.match(host)):
        host = host[front.end() :]
    return tracking.ALIASES.get(host, host)


def _path(path: str) -> str:
    path = _SESSION.sub("", _escapes(path))
    before = ""
    while before != path:
        before = path
        path = path.removeprefix("/amp") if path.startswith("/amp/") else path
        path = _INDEX.sub("", _AMP_PATH.sub("", path)).rstrip("/") or "/"
    return path


def _query(search: str, host: str) -> str:
    kept = []
    for name, value in _parameters(_escapes(search)):
        known = name.lower()
        if known in tracking.TRACKING or known.startswith(tracking.TRACKING_PREFIXES):
            continue
        if known in tracking.COMING_FROM and value.lower() in tracking.WAYS:
            continue
        if known not in tracking.TRACKING_AT.get(host, ()):
            kept.append((name, value))
    kept.sort(key=lambda pair: pair[0])
    return "&".join(f"{name}={value}" if value else name for name, value in kept)


def _escapes(text: str) -> str:
    """Decode what needs no escape (RFC 3986, section 6.2.2), and write the others in capitals."""

    def decoded(found: re.Match[str]) -> str:
        character = chr(int(found[1], 16))
        return character if character in _UNRESERVED else found[0].upper()

    return _ESCAPE.sub(decoded, text)
