"""Why did the server not start? Its log knows, in many lines of Java; here they become one cause."""

import re
from enum import StrEnum
from pathlib import Path

from graph.embedded.configuration import QUIET_STOP

_STAMPED = re.compile(r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}[+-]\d{4} (?P<level>[A-Z]+) +(?P<text>.*)$")
_EXCEPTION = re.compile(r"^(?:Caused by: )?(?:[a-z_]\w*\.)+[A-Z]\w*(?:Exception|Error)(?:: (?P<text>.+))?$")


class Cause(StrEnum):
    """Why a server died at start, as far as we can act on it."""

    FOLDER_TAKEN = "folder_taken"
    PORT_TAKEN = "port_taken"
    SETTING_UNKNOWN = "setting_unknown"
    STORE_NEWER = "store_newer"
    MEMORY = "memory"
    OTHER = "other"


_SIGNS = (
    (Cause.FOLDER_TAKEN, "Lock file has been locked by another process"),
    (Cause.PORT_TAKEN, "Address already in use"),
    (Cause.SETTING_UNKNOWN, QUIET_STOP),
    (Cause.MEMORY, "Could not reserve enough space"),
    (Cause.MEMORY, "insufficient memory for the Java Runtime Environment"),
    (Cause.MEMORY, "java.lang.OutOfMemoryError"),
)


def cause_of(log: str) -> Cause:
    """The first known cause that the text shows."""
    return next((cause for cause, sign in _SIGNS if sign in log), Cause.OTHER)


def telling_line(log: str) -> str:
    """The line that says most: the innermost exception, else the last error, else the last line."""
    lines = [
        line.strip() for line in log.splitlines() if line.strip() and not line.lstrip().startswith("at ")
    ]
    refusals = [line for line in lines if line.startswith("Failed to")]  # so `neo4j-admin` puts it
    if refusals:
        return refusals[0]
    exceptions = [match["text"] or line for line in lines if (match := _EXCEPTION.match(line))]
    if exceptions:
        return exceptions[-1]
    errors = [
        match["text"] for line in lines if (match := _STAMPED.match(line)) and match["level"] == "ERROR"
    ]
    if errors:
        return errors[-1]
    return lines[-1] if lines else "it left no message"


def written_since(path: Path, offset: int) -> str:
    """What a log gained after `offset` bytes; empty when there is no log."""
    try:
        with path.open("rb") as file:
            file.seek(offset)
            return file.read().decode("utf-8", "replace")
    except OSError:
        return ""
