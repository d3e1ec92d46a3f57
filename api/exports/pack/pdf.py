"""The PDF: set by typst, tagged for screen readers, the same bytes for the same graph and day."""

import json
from datetime import UTC, datetime, time
from importlib.resources import files
from typing import Any

from api.exports.pack.content import content
from graph.errors import WrongUse
from graph.questions import Answer
from graph.store import Reader

MEDIA_TYPE = "application/pdf"
# Marks that turn the direction of writing would show quoted words, and what follows them, backwards.
_TURNING = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"), "\ufffd")


def pdf_bytes(answer: Answer, store: Reader) -> bytes:
    """An exposure list as a PDF/UA-1 file.

    Raises `WrongUse` for another question, for unreviewed rows, and where the extra `pdf` is not installed.
    """
    typst = _typst()
    template = files(__package__).joinpath("exposure.typ").read_bytes()
    moment = datetime.combine(answer.as_of, time(), UTC)
    made: bytes = typst.compile(
        template,
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(content(answer, store), ensure_ascii=False).translate(_TURNING)},
        pdf_standards=["ua-1"],
        timestamp=int(moment.timestamp()),
    )
    return made


def _typst() -> Any:
    try:
        import typst
    except ImportError as error:
        raise WrongUse("a PDF needs the extra `pdf`: pip install 'supplywatch[pdf]'") from error
    return typst
