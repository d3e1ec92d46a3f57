"""Carries the state of a Doc between processes and to disk, so that `nlp.pipe(…, n_process=2)` keeps it.

spaCy packs a Doc with srsly, which knows numbers, texts and lists only; the state goes through it as JSON.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import srsly  # type: ignore[import-untyped]
from pydantic import TypeAdapter

from extractors.state import DocState, register_extension

_NAME = "supplywatch"
_MARK = "__supplywatch_state__"

Chain = Callable[[Any], Any] | None


def register() -> None:
    """Declare the extension and its packing once per process."""
    register_extension()
    if _NAME not in srsly.msgpack_encoders:
        srsly.msgpack_encoders.register(_NAME, func=_packed)
        srsly.msgpack_decoders.register(_NAME, func=_unpacked)


@cache
def _adapter() -> TypeAdapter[DocState]:
    return TypeAdapter(DocState)


def _packed(value: Any, chain: Chain = None) -> Any:
    if isinstance(value, DocState):
        plain = value if value.back is None else replace(value, back=list(value.back))
        return {_MARK: _adapter().dump_json(plain)}
    return value if chain is None else chain(value)


def _unpacked(value: Any, chain: Chain = None) -> Any:
    if isinstance(value, dict) and _MARK in value:
        return _adapter().validate_json(value[_MARK])
    return value if chain is None else chain(value)
