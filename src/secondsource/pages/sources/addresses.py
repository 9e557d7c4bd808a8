"""Which network addresses may be asked: public ones only, unless the caller allows private ones.

A name is resolved here and the connection then goes to the very address that was checked, so a name that answers
differently the second time (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

from secondsource.errors import FetchError, RefusedError

# The IANA special-purpose registries, spelled out because what `is_private` covers differs between Python releases.
_CLOSED = tuple(
    ip_network(block)
    for block in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",  # carrier-grade NAT
        "127.0.0.0/8",
        "169.254.0.0/16",  # link-local, and the metadata service of cloud machines
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",
        "2001::/23",
        "2001:db8::/32",
        "3fff::/20",
    )
)
_NAT64 = IPv6Network("64:ff9b::/96")
_COMPATIBLE = IPv6Network("::/96")
_TRANSLATED = IPv6Network("::ffff:0:0:0/96")
_GLOBAL = IPv6Network("2000::/3")  # all that is given out of IPv6 so far (RFC 4291, 2.4; IANA)


def is_public(address: str) -> bool:
    """Tell whether a numeric IPv4 or IPv6 address belongs to the public internet.

    An IPv6 address that carries an IPv4 one (mapped, compatible, translated, 6to4, Teredo, NAT64) is public only if
    that one is; any other only inside 2000::/3.
    """
    parsed = ip_address(address)
    if isinstance(parsed, IPv6Address):
        carried = _carried(parsed)
        if carried is not None:
            return all(is_public(str(inner)) for inner in carried)
        if parsed not in _GLOBAL:
            return False
    return not any(parsed in block for block in _CLOSED if block.version == parsed.version)


def _carried(address: IPv6Address) -> tuple[IPv4Address, ...] | None:
    if address.ipv4_mapped is not None:
        return (address.ipv4_mapped,)
    if address.sixtofour is not None:
        return (address.sixtofour,)
    if address.teredo is not None:
        return address.teredo
    if any(address in block for block in (_NAT64, _COMPATIBLE, _TRANSLATED)):
        return (IPv4Address(int(address) & 0xFFFFFFFF),)
    return None


def addresses_of(host: str, port: int, *, allow_private: bool) -> tuple[str, ...]:
    """Resolve a host name to the numeric addresses that may be asked, in the resolver's order.

    Raises FetchError where the name does not resolve, RefusedError where all its addresses are private.
    """
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"host {host} was not found ({error})") from error
    found = tuple(dict.fromkeys(str(answer[4][0]) for answer in answers))
    allowed = found if allow_private else tuple(address for address in found if is_public(address))
    if not allowed:
        raise RefusedError(
            f"host {host} has the address {', '.join(found)}, which is private or reserved; "
            "--allow-private fetches from it"
        )
    return allowed
