from dataclasses import replace

import pytest

from graph.embedded.versions import require_version, server_checked
from graph.errors import DatabaseRefused, DatabaseUnavailable
from graph.store import Connection


@pytest.mark.parametrize("version", ["5.26.0", "5.26.30", "5.27-aura", "2025.01.0", "2026.08.1"])
def test_the_long_term_release_and_all_later_ones_will_do(version: str) -> None:
    require_version(version, "bolt://there")


@pytest.mark.parametrize("version", ["5.25.1", "4.4.41", "3.5.0"])
def test_an_older_server_is_refused_with_what_is_needed(version: str) -> None:
    with pytest.raises(
        DatabaseRefused, match=rf"bolt://there runs Neo4j {version}.*5\.26 or later is needed"
    ):
        require_version(version, "bolt://there")


def test_a_server_that_only_resembles_neo4j_is_refused() -> None:
    with pytest.raises(DatabaseRefused, match="not Neo4j"):
        require_version("v5.11.0 compatible graph database server - Memgraph", "bolt://there")


def test_an_address_without_a_scheme_is_refused_with_an_example() -> None:
    with pytest.raises(DatabaseRefused, match="neo4j://localhost:7687"):
        server_checked(Connection("localhost:7687", "neo4j", "secret"))


def test_nobody_at_the_address_is_said_so() -> None:
    with pytest.raises(DatabaseUnavailable, match=r"no Neo4j answers at bolt://127\.0\.0\.1:1"):
        server_checked(Connection("bolt://127.0.0.1:1", "neo4j", "secret"))


@pytest.mark.neo4j
def test_a_server_that_will_do_is_given_back(server: Connection) -> None:
    assert server_checked(server) is server


@pytest.mark.neo4j
def test_a_wrong_password_is_refused_without_showing_it(server: Connection) -> None:
    with pytest.raises(DatabaseRefused, match="NEO4J_PASSWORD") as failure:
        server_checked(replace(server, password="open sesame"))

    assert "sesame" not in str(failure.value)


@pytest.mark.neo4j
def test_a_database_that_does_not_exist_is_refused_by_name(server: Connection) -> None:
    with pytest.raises(DatabaseRefused, match="elsewhere"):
        server_checked(replace(server, database="elsewhere"))
