"""Keeps the workers of a service at work: starts them, replaces those that end, stops them in the end."""

import logging
import multiprocessing
import threading
import time
import uuid
from dataclasses import dataclass
from multiprocessing.connection import Connection as Pipe
from multiprocessing.connection import wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from types import TracebackType
from typing import Self

from api.worker import main, return_leases
from graph.errors import DatabaseUnavailable
from graph.store import Connection, Store

_log = logging.getLogger("supplywatch.crew")

_SHORT_LIFE = 30.0  # seconds; who ends sooner is replaced with a growing pause
_LONGEST_PAUSE = 30.0
_LAST_DOCUMENT = 30.0  # seconds that a worker has to finish what it reads


@dataclass(slots=True)
class _Hand:
    name: str
    process: SpawnProcess
    pipe: Pipe
    begun: float


class Crew:
    """`count` workers for the length of a `with` block."""

    def __init__(
        self, connection: Connection, *, count: int, lease_seconds: float, models: Path | None = None
    ) -> None:
        self._connection = connection
        self._count = count
        self._lease_seconds = lease_seconds
        self._models = models
        self._context = multiprocessing.get_context("spawn")
        self._hands: list[_Hand] = []
        self._stopping = threading.Event()
        self._bell, self._bell_rope = multiprocessing.Pipe(duplex=False)
        self._keeper = threading.Thread(target=self._keep, name="crew", daemon=True)

    def __enter__(self) -> Self:
        for _ in range(self._count):
            self._hands.append(self._start())
        self._keeper.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stopping.set()
        self._bell_rope.send(None)
        self._keeper.join()
        for hand in self._hands:
            _tell_to_stop(hand)
        until = time.monotonic() + _LAST_DOCUMENT
        for hand in self._hands:
            self._end(hand, max(0.0, until - time.monotonic()))

    def pids(self) -> list[int]:
        """The numbers of the processes at work now."""
        return [
            hand.process.pid for hand in list(self._hands) if hand.process.pid and hand.process.is_alive()
        ]

    def _start(self) -> _Hand:
        name = f"worker-{uuid.uuid4().hex[:12]}"
        theirs, ours = self._context.Pipe(duplex=False)
        process = self._context.Process(
            target=main, args=(self._connection, name, self._lease_seconds, self._models, theirs), name=name
        )
        process.start()
        theirs.close()  # theirs alone, so that it closes when they end, and ours when this process does
        return _Hand(name, process, ours, time.monotonic())

    def _keep(self) -> None:
        pause = 1.0
        while not self._stopping.is_set():
            wait([self._bell, *(hand.process.sentinel for hand in self._hands)])
            if self._stopping.is_set():
                return
            ended = [hand for hand in self._hands if not hand.process.is_alive()]
            for hand in ended:
                _log.warning("%s ended with %s; another takes its place", hand.name, hand.process.exitcode)
                self._forget(hand)
            lasted = all(time.monotonic() - hand.begun > _SHORT_LIFE for hand in ended)
            pause = 1.0 if lasted else min(pause * 2, _LONGEST_PAUSE)
            if not lasted and self._stopping.wait(pause / 2):
                return
            self._hands = [hand for hand in self._hands if hand not in ended]
            self._hands += [self._start() for _ in ended]

    def _end(self, hand: _Hand, patience: float) -> None:
        hand.process.join(patience)
        if hand.process.is_alive():
            hand.process.kill()
            hand.process.join()
        self._forget(hand)

    def _forget(self, hand: _Hand) -> None:
        hand.pipe.close()
        try:
            with Store(self._connection, patience=1.0) as store:
                return_leases(store, hand.name)
        except DatabaseUnavailable:
            _log.warning("the lease of %s runs out by itself", hand.name)


def _tell_to_stop(hand: _Hand) -> None:
    try:
        hand.pipe.send("stop")
    except OSError:  # it has ended already
        return
