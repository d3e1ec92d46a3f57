"""API keys: who may do what. A key is shown once; only its SHA-256 is kept, in a file of mode 0600.

A digest needs no salt here: a key is 32 random bytes, not a word that a person chose.
"""

import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from api.settings import Settings
from graph.errors import NotFound, WrongUse


class Scope(StrEnum):
    """What a key allows. Scopes do not include each other, `admin` excepted, which includes all."""

    READ = "read"  # ask questions; accepted claims only
    INGEST = "ingest"  # hand in documents
    REVIEW = "review"  # see what no person has accepted, and decide
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Key:
    """One key as it is kept; `digest` is the hex SHA-256 of the token."""

    id: str
    name: str
    digest: str
    scopes: tuple[str, ...]
    created: str
    revoked: str | None = None


class KeyRing:
    """The keys of one service, in `path`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._read: tuple[tuple[int, int, int], tuple[Key, ...]] | None = None

    def keys(self) -> tuple[Key, ...]:
        """All keys, revoked ones included, in order of making."""
        try:
            found = self._path.stat()
        except FileNotFoundError:
            return ()
        # Asked at every request: the file is read again only when another one stands in its place.
        stamp = (found.st_mtime_ns, found.st_size, found.st_ino)
        if self._read is None or self._read[0] != stamp:
            self._read = (stamp, _keys(self._path))
        return self._read[1]

    def configured(self) -> bool:
        """Whether any key is in force: without one the service serves this machine only."""
        return any(key.revoked is None for key in self.keys())

    def add(self, name: str, scopes: Iterable[Scope]) -> str:
        """Make a key and give its token, which nobody can read again."""
        token = f"sw_{secrets.token_urlsafe(32)}"
        key = Key(
            id=secrets.token_hex(4),
            name=name,
            digest=_digest(token),
            scopes=tuple(sorted(scopes)),
            created=_now(),
        )
        self._write((*self.keys(), key))
        return token

    def revoke(self, identifier: str) -> None:
        """End a key at once. Raises `NotFound`."""
        keys = self.keys()
        if identifier not in {key.id for key in keys}:
            raise NotFound("key", identifier)
        self._write(replace(key, revoked=_now()) if key.id == identifier else key for key in keys)

    def match(self, token: str) -> Key | None:
        """The key in force that this token opens; compares every key in constant time."""
        digest = _digest(token)
        found = None
        for key in self.keys():
            if hmac.compare_digest(key.digest, digest) and key.revoked is None:
                found = key
        return found

    def _write(self, keys: Iterable[Key]) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        part = self._path.with_name(f"{self._path.name}.{secrets.token_hex(4)}.part")
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump([asdict(key) for key in keys], file, indent=1)
        part.replace(self._path)


def key_ring(settings: Settings) -> KeyRing:
    """The keys of the service that these settings describe: `keys.json` in its data folder."""
    return KeyRing(settings.data / "keys.json")


def _keys(path: Path) -> tuple[Key, ...]:
    try:
        rows = json.loads(path.read_text("utf-8"))
        return tuple(Key(**{**row, "scopes": tuple(row["scopes"])}) for row in rows)
    except (ValueError, TypeError, KeyError) as error:
        raise WrongUse(
            f"the keys in {path} cannot be read: restore the file, or remove it and make new keys"
        ) from error


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
