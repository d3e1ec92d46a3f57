import socket
from pathlib import Path

import pytest

from graph.embedded.configuration import Memory, Ports, configured_ports, free_ports, settings_text
from graph.errors import InvalidParameter


@pytest.mark.parametrize("heap", ["1 gb", "lots", "", "-1g", "1.5g", "0g", "1g -Xint", "100m"])
def test_a_heap_that_java_would_refuse_is_refused_by_name(heap: str) -> None:
    with pytest.raises(InvalidParameter, match="SUPPLYWATCH_HEAP"):
        Memory(heap, "512m")


def test_a_page_cache_of_no_size_is_refused_by_name() -> None:
    with pytest.raises(InvalidParameter, match="SUPPLYWATCH_PAGE_CACHE"):
        Memory("1g", "none")


def test_the_server_listens_on_loopback_only() -> None:
    text = settings_text(Ports(17687, 17474), Memory("1g", "512m"))

    addresses = [line for line in text.splitlines() if "_address=" in line]
    assert len(addresses) == 4
    assert all("=127.0.0.1:" in line for line in addresses)


def test_the_ports_of_last_time_are_read_back(tmp_path: Path) -> None:
    conf = tmp_path / "neo4j.conf"
    conf.write_text(settings_text(Ports(17687, 17474), Memory("1g", "512m")))

    assert configured_ports(conf) == Ports(17687, 17474)
    assert configured_ports(tmp_path / "absent.conf") is None


def test_the_ports_of_last_time_are_taken_again_only_while_they_are_free() -> None:
    ports = free_ports()

    again = free_ports(ports)
    with socket.create_server(("127.0.0.1", ports.http)):
        other = free_ports(ports)

    assert again == ports
    assert ports.http not in (other.bolt, other.http)
    assert other.bolt != other.http
