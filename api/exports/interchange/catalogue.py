"""A folder that yente and other programs of the OpenSanctions family can load: entities and `index.json`."""

import hashlib
from datetime import datetime
from pathlib import Path
from typing import Any

from api.exports.interchange.entities import DATASET

ENTITIES = "entities.ftm.json"
STATEMENTS = "statements.csv"


def index(
    folder: Path, *, place: Path, entities: int, version: str, moment: datetime, base: str | None
) -> dict[str, Any]:
    """The catalogue of the files in the folder, which will be moved to `place`. `base` is the address where
    they will lie; without it the addresses are those of the files.
    """
    where = base.rstrip("/") if base else place.resolve().as_uri()
    stamp = moment.isoformat(timespec="seconds")
    return {
        "datasets": [
            {
                "name": DATASET,
                "title": "supplywatch: public bodies, their vendors and published concerns",
                "summary": "Claims that a named person, or a rule for register facts, has accepted. An "
                "allegation is one until its status says more.",
                "version": version,
                "updated_at": stamp,
                "last_export": stamp,
                "entity_count": entities,
                "children": [],
                "resources": [
                    _resource(folder / ENTITIES, where, "application/json+ftm", stamp),
                    _resource(folder / STATEMENTS, where, "text/csv", stamp),
                ],
                "entities_url": f"{where}/{ENTITIES}",
            }
        ],
        "updated_at": stamp,
    }


def _resource(path: Path, where: str, media_type: str, stamp: str) -> dict[str, Any]:
    digest = hashlib.sha1(usedforsecurity=False)
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return {
        "name": path.name,
        "url": f"{where}/{path.name}",
        "checksum": digest.hexdigest(),
        "timestamp": stamp,
        "mime_type": media_type,
        "size": path.stat().st_size,
        "title": path.name,
    }
