"""What docs/docker.md promises of the containers, read from the files that make them; no engine is needed."""

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from api.cli.run import run
from api.keys import key_ring
from api.serving import refuse_open_house
from api.settings import Settings
from graph.embedded import jars
from graph.embedded.java import administer
from graph.errors import DatabaseUnavailable, WrongUse
from graph.store import Connection

ROOT = Path(__file__).parents[1]
SECRET = "a-password-of-the-test"


@pytest.fixture(scope="module")
def services() -> dict[str, Any]:
    services = composition()["services"]
    assert isinstance(services, dict)
    return services


def composition() -> dict[str, Any]:
    parsed = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))
    assert isinstance(parsed, dict)
    return parsed


def instructions() -> list[tuple[str, str]]:
    text = (ROOT / "Dockerfile").read_text("utf-8")
    joined = re.sub(r"\\\n\s*", "", re.sub(r"(?m)^#.*\n", "", text))
    return [(word, rest) for line in joined.splitlines() if line for word, _, rest in [line.partition(" ")]]


def last_stage() -> list[tuple[str, str]]:
    found = instructions()
    begin = max(place for place, (word, _) in enumerate(found) if word == "FROM")
    return found[begin:]


def test_both_services_say_when_they_are_ready(services: dict[str, Any]) -> None:
    for name in ("neo4j", "supplywatch"):
        assert services[name]["healthcheck"]["test"][0] == "CMD", name
    assert services["supplywatch"]["depends_on"]["neo4j"]["condition"] == "service_healthy"


def test_nothing_listens_beyond_this_machine(services: dict[str, Any]) -> None:
    ports = [port for service in services.values() for port in service["ports"]]

    assert sorted(ports) == ["127.0.0.1:7474:7474", "127.0.0.1:7687:7687", "127.0.0.1:8000:8000"]


def test_what_is_kept_lies_in_named_volumes(services: dict[str, Any]) -> None:
    used = {volume.partition(":")[0] for service in services.values() for volume in service["volumes"]}

    assert used == set(composition()["volumes"])
    assert "graph:/data" in services["neo4j"]["volumes"]
    assert "service:/data" in services["supplywatch"]["volumes"]


def test_no_password_is_written_down(services: dict[str, Any]) -> None:
    asked = "${NEO4J_PASSWORD:?"

    assert services["neo4j"]["environment"]["NEO4J_AUTH"].startswith(f"neo4j/{asked}")
    assert services["supplywatch"]["environment"]["NEO4J_PASSWORD"].startswith(asked)
    assert ".env" in (ROOT / ".gitignore").read_text("utf-8").splitlines()
    assert (ROOT / ".dockerignore").read_text("utf-8").splitlines()[0] == "*"


def test_the_service_can_write_to_its_volume_and_nowhere_else(services: dict[str, Any]) -> None:
    service = services["supplywatch"]

    assert service["read_only"] is True
    assert service["tmpfs"] == ["/tmp"]
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["environment"]["SUPPLYWATCH_DATA"] == "/data"


def test_the_image_runs_as_a_numbered_user_who_owns_the_volume() -> None:
    stage = last_stage()
    words = [word for word, _ in stage]
    user = next(rest for word, rest in stage if word == "USER")
    making = next(rest for word, rest in stage if word == "RUN")

    assert user == "10001:10001"
    assert "--uid 10001 --gid 10001 --home-dir /data --create-home" in making
    assert ("VOLUME", "/data") in stage
    # What is done to a folder after it was declared a volume is lost.
    assert words.index("RUN") < words.index("VOLUME")


def test_the_image_takes_every_file_from_the_lock_and_leaves_the_developers_tools_behind() -> None:
    runs = [rest for word, rest in instructions() if word == "RUN"]
    copied = [rest for word, rest in last_stage() if word == "COPY"]

    assert "--require-hashes" in runs[0]
    assert "--no-index" in runs[1]
    assert copied == ["--from=build /opt/supplywatch /opt/supplywatch"]


def test_everything_that_the_image_copies_is_let_through_and_exists() -> None:
    let_through = {
        line[1:] for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines() if line.startswith("!")
    }
    copied = {
        part
        for word, rest in instructions()
        if word == "COPY" and not rest.startswith("--from")
        for part in rest.split()[:-1]
    }

    assert copied == let_through
    assert [name for name in copied if not (ROOT / name).exists()] == []


def test_the_service_runs_the_same_server_that_the_program_brings() -> None:
    version = jars.server_version(jars.locked_jars(None))

    assert composition()["services"]["neo4j"]["image"] == f"neo4j:{version}-community"


def test_the_service_of_the_container_wants_a_key_and_takes_the_one_that_the_page_makes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, services: dict[str, Any]
) -> None:
    monkeypatch.setenv("SUPPLYWATCH_DATA", str(tmp_path))
    page = (ROOT / "docs" / "docker.md").read_text("utf-8")
    making = re.search(r"docker compose run --rm --no-deps supplywatch (keys add .*)", page)
    host = services["supplywatch"]["command"][2]

    with pytest.raises(WrongUse, match="there is no API key"):
        refuse_open_house(host, key_ring(Settings()))
    assert making is not None
    assert run(making.group(1).split()) == 0
    refuse_open_house(host, key_ring(Settings()))


@pytest.mark.neo4j
def test_the_server_knows_every_setting_of_its_container(
    server: Connection, services: dict[str, Any], tmp_path: Path
) -> None:
    class_path = jars.class_path(Settings().cache / "jars", jars.locked_jars(None))
    (tmp_path / "conf").mkdir()
    conf = tmp_path / "conf" / "neo4j.conf"

    # Any command of the admin tool reads the settings first, as strictly as the server does.
    command = ("dbms", "set-initial-password", SECRET)

    conf.write_text(settings_of(services["neo4j"]["environment"]), "utf-8")
    administer(tmp_path, class_path, *command)

    conf.write_text(settings_of({"NEO4J_server_memory_heap__size": "1g"}), "utf-8")
    with pytest.raises(DatabaseUnavailable, match=r"server\.memory\.heap_size"):
        administer(tmp_path, class_path, *command)


def settings_of(environment: dict[str, str]) -> str:
    """What the image's entry point makes of `NEO4J_a_b__c`: the setting `a.b_c`."""
    names = {
        name: name.removeprefix("NEO4J_").replace("__", "\0").replace("_", ".").replace("\0", "_")
        for name in environment
        if name != "NEO4J_AUTH"
    }
    return "".join(f"{setting}={environment[name]}\n" for name, setting in names.items())


@pytest.mark.skipif(not shutil.which("docker-compose"), reason="no docker-compose on this machine")
def test_compose_itself_reads_the_file_and_wants_a_password() -> None:
    environment = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/")}
    command = ["docker-compose", "--file", str(ROOT / "docker-compose.yml"), "config"]

    without = subprocess.run(command, env=environment, cwd="/", capture_output=True, text=True)
    given = subprocess.run(
        command, env=environment | {"NEO4J_PASSWORD": SECRET}, cwd="/", capture_output=True, text=True
    )

    assert without.returncode != 0
    assert "set NEO4J_PASSWORD, at least 8 characters" in without.stderr
    assert given.returncode == 0
    assert f"NEO4J_AUTH: neo4j/{SECRET}" in given.stdout
