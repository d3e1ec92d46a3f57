import socket

import pytest

from extractors.fetch.address import reason_to_refuse


@pytest.mark.parametrize(
    "address", ["93.184.215.14", "1.1.1.1", "8.8.8.8", "2606:4700::6810:84e5", "2a00:1450:4009::1"]
)
def test_public_addresses_are_let_through(address: str) -> None:
    assert reason_to_refuse(address) is None


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "100.64.0.1",
        "100.100.100.200",
        "127.0.0.1",
        "127.255.255.254",
        "168.63.129.16",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.192",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "239.255.255.250",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::7f00:1",
        "::ffff:127.0.0.1",
        "::ffff:8.8.8.8",
        "::ffff:0:127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::808:808",
        "64:ff9b:1::a00:1",
        "100::1",
        "2001::1",
        "2001:db8::1",
        "2002:7f00:1::",
        "2002:808:808::",
        "3fff::1",
        "5f00::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fe80::1%eth0",
        "fec0::1",
        "ff02::1",
        "not an address",
        "",
    ],
)
def test_addresses_that_are_not_of_the_public_web_are_refused(address: str) -> None:
    assert reason_to_refuse(address)


@pytest.mark.parametrize("spelling", ["localhost", "127.1", "0x7f000001", "2130706433", "0177.0.0.1", "0"])
def test_every_spelling_of_this_machine_comes_out_of_the_resolver_as_an_address_that_is_refused(
    spelling: str,
) -> None:
    answers = {str(answer[4][0]) for answer in socket.getaddrinfo(spelling, 80, type=socket.SOCK_STREAM)}

    assert answers
    assert all(reason_to_refuse(address) for address in answers)
