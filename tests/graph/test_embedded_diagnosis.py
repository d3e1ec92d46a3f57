from pathlib import Path

from graph.embedded.configuration import QUIET_STOP
from graph.embedded.diagnosis import Cause, cause_of, telling_line, written_since

TAKEN = """\
2026-11-24 20:11:02.100+0000 INFO  Starting...
2026-11-24 20:11:03.200+0000 ERROR Failed to start Neo4j on 127.0.0.1:7474.
java.lang.RuntimeException: Error starting Neo4j database server at /home/a/neo4j/data/databases
\tat org.neo4j.graphdb.facade.DatabaseManagementServiceFactory.startDatabaseServer(Factory.java:268)
Caused by: org.neo4j.io.locker.FileLockException: Lock file has been locked by another process: /home/a/lock
\t... 5 more
2026-11-24 20:11:03.300+0000 INFO  Stopped.
"""


def test_the_innermost_exception_tells_most() -> None:
    assert telling_line(TAKEN) == "Lock file has been locked by another process: /home/a/lock"


def test_without_an_exception_the_last_error_tells_most() -> None:
    log = (
        "2026-11-24 20:11:02.100+0000 INFO  Starting...\n"
        "2026-11-24 20:11:02.200+0000 ERROR The disk is full.\n"
        "2026-11-24 20:11:02.300+0000 INFO  Stopped.\n"
    )

    assert telling_line(log) == "The disk is full."


def test_the_refusal_of_the_admin_tool_is_told_without_its_progress() -> None:
    output = (
        "Files: 1/36, data:  0.0%\n"
        "Failed to load database 'neo4j': Unable to load database: ZstdIOException: Truncated source\n"
        "Load failed for databases: 'neo4j'\n"
        "Run with '--verbose' for a more detailed error message.\n"
    )

    assert telling_line(output).endswith("Truncated source")


def test_an_empty_log_is_said_to_be_one() -> None:
    assert telling_line("") == "it left no message"


def test_known_causes_are_told_apart() -> None:
    assert cause_of(TAKEN) is Cause.FOLDER_TAKEN
    assert cause_of("Address already in use") is Cause.PORT_TAKEN
    assert (
        cause_of(f"Unrecognized setting. No declared setting with name: {QUIET_STOP}.")
        is Cause.SETTING_UNKNOWN
    )
    assert cause_of("Could not reserve enough space for 4194304KB object heap") is Cause.MEMORY
    assert cause_of("something new") is Cause.OTHER


def test_only_what_was_written_since_the_start_is_read(tmp_path: Path) -> None:
    log = tmp_path / "neo4j.log"
    log.write_text("old\nnew\n")

    assert written_since(log, 4) == "new\n"
    assert written_since(tmp_path / "absent.log", 0) == ""
