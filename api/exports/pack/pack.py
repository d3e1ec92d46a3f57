"""A folder with one answer in every format, and a manifest with the sum of each file."""

import hashlib
import json
from importlib.metadata import version
from pathlib import Path

from api.exports.answer_csv import csv_bytes
from api.exports.answer_json import json_bytes
from api.exports.answer_xlsx import xlsx_bytes
from api.exports.pack.pdf import pdf_bytes
from api.exports.whole import whole_folder
from graph.errors import WrongUse
from graph.questions import Answer
from graph.store import Reader

MANIFEST = "manifest.json"


def write_pack(answer: Answer, store: Reader, folder: Path) -> list[Path]:
    """Write the pack, whole or not at all; the files, the manifest last.

    Raises `WrongUse` where something stands there, and as `pdf_bytes` does.
    """
    if folder.exists():
        raise WrongUse(f"{folder} is there already: name another folder")
    name = answer.question.name
    contents = {
        f"{name}.pdf": pdf_bytes(answer, store),
        f"{name}.xlsx": xlsx_bytes(answer),
        f"{name}.csv": csv_bytes(answer),
        f"{name}.json": json_bytes(answer),
    }
    contents[MANIFEST] = _manifest(answer, contents)
    with whole_folder(folder) as half:
        for file, content in contents.items():
            (half / file).write_bytes(content)
    return [folder / file for file in contents]


def _manifest(answer: Answer, contents: dict[str, bytes]) -> bytes:
    parameters = {
        name: value if isinstance(value, str | int | float | bool | list) else str(value)
        for name, value in sorted(answer.parameters.items())
        if value is not None
    }
    made = {
        "question": answer.question.name,
        "parameters": parameters,
        "asOf": answer.as_of.isoformat(),
        "knownAt": answer.known_at.isoformat() if answer.known_at else None,
        "graphVersion": answer.version,
        "rows": len(answer.rows),
        "withheld": {"count": answer.withheld, "how": answer.notes[0]},
        "program": f"supplywatch {version('supplywatch')}",
        "files": {
            name: {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}
            for name, content in contents.items()
        },
    }
    return (json.dumps(made, ensure_ascii=False, indent=1) + "\n").encode()
