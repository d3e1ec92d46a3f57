"""Which addresses of the internet this program may connect to: the public ones, and no way round.

Somebody else names the URL, so the answer of the name service is theirs too (server-side request forgery,
OWASP). Addresses that carry another address inside (IPv4-mapped, 6to4, Teredo, NAT64) are refused as a whole:
no public web site is reached by one.
"""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

_REFUSED = tuple(
    (ip_network(network), reason)
    for network, reason in (
        ("169.254.169.254/32", "the metadata service of a cloud machine"),
        ("100.100.100.200/32", "the metadata service of a cloud machine"),
        ("168.63.129.16/32", "the metadata service of a cloud machine"),
        ("192.0.0.192/32", "the metadata service of a cloud machine"),
        ("fd00:ec2::254/128", "the metadata service of a cloud machine"),
        ("100.64.0.0/10", "shared by the customers of one provider (RFC 6598)"),
        ("192.0.0.0/24", "reserved for protocols (RFC 6890)"),
        ("192.88.99.0/24", "a 6to4 relay (RFC 7526)"),
        ("::ffff:0:0/96", "an IPv4 address written as IPv6"),
        ("::ffff:0:0:0/96", "an IPv4 address written as IPv6"),
        ("64:ff9b::/96", "an IPv4 address behind NAT64 (RFC 6052)"),
        ("64:ff9b:1::/48", "an IPv4 address behind a local NAT64 (RFC 8215)"),
        ("2001::/32", "an IPv4 address behind Teredo (RFC 4380)"),
        ("2002::/16", "an IPv4 address behind 6to4 (RFC 3056)"),
        ("3fff::/20", "reserved for documentation (RFC 9637)"),
    )
)
_PUBLIC_IPV6 = ip_network("2000::/3")  # the only block of global unicast (IANA)


def reason_to_refuse(address: str) -> str | None:
    """Why `address` (IPv4 or IPv6, as the resolver gives it) is refused; None for a public one."""
    try:
        ip = ip_address(address.split("%", 1)[0])
    except ValueError:
        return "no address"
    for network, reason in _REFUSED:
        if ip in network:
            return reason
    return _kind_of_local(ip)


def _kind_of_local(ip: IPv4Address | IPv6Address) -> str | None:
    for is_so, kind in (
        (ip.is_unspecified, "unspecified"),
        (ip.is_loopback, "this machine itself"),
        (ip.is_link_local, "link-local"),
        (ip.is_multicast, "multicast"),
        (ip.is_private, "private"),
        (ip.is_reserved or not ip.is_global, "reserved"),
        (ip.version == 6 and ip not in _PUBLIC_IPV6, "reserved"),
    ):
        if is_so:
            return kind
    return None
