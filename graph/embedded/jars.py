"""The server's jars: named with their sums in `graph/jars.lock`, fetched once, checked at every start."""

import errno
import hashlib
import os
import tempfile
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from http.client import HTTPException
from importlib.resources import files
from pathlib import Path, PurePosixPath
from socket import EAI_AGAIN, gaierror
from typing import Protocol
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

from graph.errors import DownloadFailed, InvalidParameter

_THREADS = 8
_TIMEOUT = 60.0  # seconds without a byte
_PAUSES = (1.0, 3.0)  # seconds before a name is looked up again
_SCHEMES = frozenset({"http", "https", "file"})
_DISK_ERRORS = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EPERM, errno.EROFS})


class Progress(Protocol):
    """Told how far a long step is: `done` of `total`; a `total` of 0 means that nobody knows."""

    def __call__(self, step: str, done: int, total: int, /) -> None:
        """Show it."""
        ...


@dataclass(frozen=True, slots=True)
class Jar:
    """One line of the lock; `path` is where a Maven repository keeps it."""

    sha256: str
    path: str

    @property
    def name(self) -> str:
        """The name of the file; the lock holds no two alike."""
        return PurePosixPath(self.path).name


def locked_jars(lock: str | None = None) -> tuple[Jar, ...]:
    """The jars that make up the server, from the text of a lock or else from the one that ships with us."""
    text = files("graph").joinpath("jars.lock").read_text("utf-8") if lock is None else lock
    return tuple(Jar(*line.split()) for line in text.splitlines() if line.strip())


def server_version(jars: Iterable[Jar]) -> str:
    """The version of Neo4j that these jars are."""
    return next(
        PurePosixPath(jar.path).parent.name for jar in jars if jar.path.startswith("org/neo4j/neo4j/")
    )


def missing_jars(folder: Path, jars: Iterable[Jar]) -> list[Jar]:
    """Those that are absent from the folder or differ from their sum; hashing all 217 takes some 0.15 s."""
    return [jar for jar in jars if _sum(folder / jar.name) != jar.sha256]


def fetch(
    folder: Path, jars: Iterable[Jar], *, base_url: str | None, progress: Progress | None = None
) -> int:
    """Complete the folder and say how many files were fetched; no network when all are there.

    A file takes its name only when its sum is right, so an interrupted run leaves no broken jar. Raises
    `DownloadFailed` for what could not be had and `InvalidParameter` for an address that cannot be one.
    """
    wanted = missing_jars(folder, jars)
    if not wanted:
        return 0
    base = _base(base_url)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DownloadFailed(
            f"the folder {folder} for the database server cannot be made ({error.strerror}): "
            "set SUPPLYWATCH_CACHE to a folder that you may write to"
        ) from error
    with ThreadPoolExecutor(_THREADS) as pool:
        pending = [pool.submit(_fetch_one, folder, jar, base) for jar in wanted]
        try:
            for done, future in enumerate(as_completed(pending), start=1):
                future.result()
                if progress:
                    progress("Fetching the database server (once, 155 MB)", done, len(wanted))
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
    return len(wanted)


def class_path(folder: Path, jars: Iterable[Jar]) -> str:
    """Exactly the locked jars: whatever else lies in the folder is never run."""
    return os.pathsep.join(str(folder / jar.name) for jar in jars)


def _base(url: str | None) -> str:
    if url is None:
        # Imported here because it costs 0.15 s and is needed once in the life of a machine.
        from jgo.constants import MAVEN_CENTRAL_URL

        url = str(MAVEN_CENTRAL_URL)
    if urlsplit(url).scheme not in _SCHEMES:
        raise InvalidParameter("SUPPLYWATCH_MAVEN_URL", f"{url!r} is not an http, https or file address")
    return url.rstrip("/")


def _fetch_one(folder: Path, jar: Jar, base: str) -> None:
    for _ in range(2):  # a file damaged on the way is asked for once more
        if _patiently(folder, jar, f"{base}/{jar.path}"):
            return
    raise DownloadFailed(
        f"{jar.name} from {urlsplit(base).netloc or base} is not the file that was expected (its SHA-256 "
        "differs, twice). A proxy or mirror may have changed it: try another network, or set "
        "SUPPLYWATCH_MAVEN_URL to another Maven mirror."
    )


def _patiently(folder: Path, jar: Jar, url: str) -> bool:
    """As `_download`, again after a pause where a name was not found for a moment: two hundred files are
    asked for at once, and a resolver may be too busy.
    """
    for pause in _PAUSES:
        try:
            return _download(folder, jar, url)
        except DownloadFailed as error:
            cause = getattr(error.__cause__, "reason", error.__cause__)
            if not (isinstance(cause, gaierror) and cause.errno == EAI_AGAIN):
                raise
            time.sleep(pause)
    return _download(folder, jar, url)


def _download(folder: Path, jar: Jar, url: str) -> bool:
    """Whether the file came whole; it has taken its name then."""
    part: Path | None = None
    digest = hashlib.sha256()
    try:
        # The name is unique, since another command may be fetching into the same folder.
        with tempfile.NamedTemporaryFile(dir=folder, prefix=jar.name, suffix=".part", delete=False) as out:
            part = Path(out.name)
            with urlopen(url, timeout=_TIMEOUT) as answer:  # noqa: S310 - the scheme was checked in `_base`
                while block := answer.read(1 << 18):
                    digest.update(block)
                    out.write(block)
        if digest.hexdigest() != jar.sha256:
            return False
        part.replace(folder / jar.name)
        return True
    except (OSError, HTTPException) as error:
        raise _failed(jar, url, folder, error) from error
    finally:
        if part:
            part.unlink(missing_ok=True)


def _failed(jar: Jar, url: str, folder: Path, error: OSError | HTTPException) -> DownloadFailed:
    place = urlsplit(url).netloc or url
    if isinstance(error, HTTPError):
        error.close()  # it holds the connection
        return DownloadFailed(
            f"{place} answered {error.code} for {jar.path}: check SUPPLYWATCH_MAVEN_URL, or try again later"
        )
    if (
        isinstance(error, OSError)
        and not isinstance(error, URLError)
        and error.errno is not None
        and error.filename
    ):
        return DownloadFailed(
            f"{jar.name} cannot be written to {folder} ({error.strerror}): free some space there, or set "
            "SUPPLYWATCH_CACHE to another folder"
        )
    reason = error.reason if isinstance(error, URLError) else error
    return DownloadFailed(
        f"{jar.name} could not be fetched from {place} ({reason}). The built-in database needs the network "
        "once, at its first start: connect (a proxy goes in HTTPS_PROXY), set SUPPLYWATCH_MAVEN_URL to a "
        f"mirror within reach, copy the folder {folder} from a machine that has it, or set NEO4J_URI to a "
        "Neo4j of your own."
    )


def _sum(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
