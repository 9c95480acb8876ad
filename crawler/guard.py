"""Which addresses may be asked: the web's, and of this machine's or its network's only what the settings name."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from crawler.address import host_of
from crawler.errors import GuardError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    Resolve = Callable[[str], Awaitable[Sequence[str]]]


_IPV4 = 0xFFFFFFFF
# Networks whose last 32 bits are an IPv4 address: NAT64, translated and (deprecated) compatible addresses.
_CARRIERS = tuple(map(ipaddress.IPv6Network, ("64:ff9b::/96", "64:ff9b:1::/48", "::ffff:0:0:0/96", "::/96")))


def check_address(url: str, ip: str, allowed: Sequence[str]) -> None:
    """Refuse an address that resolves into a loopback, private, link-local or otherwise unroutable network."""
    if host_of(url) in allowed or urlsplit(url).hostname in allowed:
        return
    address = ipaddress.ip_address(ip.partition("%")[0])
    behind = _inside(address) if isinstance(address, ipaddress.IPv6Address) else address
    if not behind.is_global or behind.is_multicast:
        raise GuardError(
            f"{url}: leads to {ip}, no address of the public web; name it in crawl.allow_hosts to allow it"
        )


def _inside(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    """Return the IPv4 address that an IPv6 one stands for (mapped, 6to4, NAT64 or compatible), else itself."""
    known = address.ipv4_mapped or address.sixtofour
    if known:
        return known
    return ipaddress.IPv4Address(int(address) & _IPV4) if any(address in each for each in _CARRIERS) else address


async def check(url: str, allowed: Sequence[str], resolve: Resolve) -> None:
    """Check scheme and every address that the host's name stands for; raises GuardError."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise GuardError(f"{url}: only http and https addresses are fetched")
    if host_of(url) in allowed or parts.hostname in allowed:
        return
    for ip in await resolve(parts.hostname):
        check_address(url, ip, allowed)


async def resolve_host(host: str) -> list[str]:
    """Ask the system for a host's addresses; raises GuardError when it has none."""
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise GuardError(f"{host}: the name has no address ({error}); check the source's urls") from error
    return [str(entry[4][0]) for entry in found]
