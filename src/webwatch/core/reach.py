"""Where does an IP address lead: to the world, to one's own network, or nowhere good?

``ipaddress.is_global`` alone isn't enough: it lets addresses pass that hold another one
(64:ff9b::7f00:1, 2002:7f00:1::, ::127.0.0.1), and its answers differ between versions of
Python. So what is one's own is listed here, by IANA's special-purpose registries
(https://www.iana.org/assignments/iana-ipv4-special-registry/, .../iana-ipv6-special-registry/).
"""

from __future__ import annotations

from enum import StrEnum
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network


class Reach(StrEnum):
    """Who may be asked for a feed."""

    PUBLIC = "public"
    """A machine in the world."""
    OWN = "own"
    """This machine or one's own network: only where the user allows it."""
    NEVER = "never"
    """Cloud metadata, multicast, reserved, and tunnels that hide another address."""


_OWN = tuple(
    ip_network(block)
    for block in (
        "127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16",
        "100.64.0.0/10", "::1/128", "fc00::/7", "fe80::/10",
    )
)  # fmt: skip
_METADATA = frozenset(
    map(ip_address, ("169.254.169.254", "169.254.170.2", "100.100.100.200", "fd00:ec2::254"))
)
_MAPPED = ip_network("::ffff:0:0/96")
_NAT64 = ip_network("64:ff9b::/96")  # RFC 6052: how a network without IPv4 reaches IPv4 sites
_UNICAST = ip_network("2000::/3")
_TUNNELS = (ip_network("2002::/16"), ip_network("2001::/32"))  # 6to4, Teredo
_OWN_SUFFIXES = (".localhost", ".local", ".internal", ".lan", ".home.arpa")


def reach(address: str) -> Reach:
    """Say where an IP address leads.

    Args:
        address: As a resolver gives it, a zone included: ``192.0.2.1``, ``fe80::1%eth0``.

    Raises:
        ValueError: It is no IP address.
    """
    found = ip_address(address.partition("%")[0])
    if isinstance(found, IPv6Address) and (found in _MAPPED or found in _NAT64):
        found = IPv4Address(int(found) & 0xFFFFFFFF)
    if found in _METADATA:
        return Reach.NEVER
    if any(found in block for block in _OWN):
        return Reach.OWN
    return Reach.PUBLIC if _is_public(found) else Reach.NEVER


def _is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address is neither one's own nor special in any way."""
    if isinstance(address, IPv6Address) and address not in _UNICAST:
        return False
    hidden = any(address in block for block in _TUNNELS)
    return address.is_global and not (hidden or address.is_multicast or address.is_reserved)


def is_own_by_name(host: str) -> bool:
    """Whether a host says by its name alone, asking nobody, that it is on one's own network."""
    try:
        return reach(host.strip("[]")) is Reach.OWN
    except ValueError:
        return host == "localhost" or host.endswith(_OWN_SUFFIXES)
