"""What operators ask: does it live, can it answer, what does it do."""

from fastapi import APIRouter, Depends, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from pydantic import Field

from api.http.jobs import counted
from api.http.problems import responses
from api.http.security import require
from api.http.service import Parts
from api.http.shapes import Shown
from api.keys import Scope
from graph.errors import DatabaseUnavailable
from graph.schema import migrations

router = APIRouter(tags=["operation"])


class Alive(Shown):
    """The process answers."""

    status: str = Field(description="ok.", examples=["ok"])


class Ready(Shown):
    """The service can answer questions."""

    status: str = Field(description="ok.", examples=["ok"])
    schema_version: int = Field(description="Schema of the graph.", examples=[42])
    version: int = Field(description="How often the graph has changed.", examples=[17])


@router.get("/healthz")
def healthz() -> Alive:
    """Whether the process answers; the database is not asked."""
    return Alive(status="ok")


@router.get("/readyz", responses=responses(503))
def readyz(service: Parts) -> Ready:
    """Whether the database answers and has the schema of this program."""
    (state,) = service.store.read("load/state")
    missing = set(migrations()) - set(state["migrations"] or ())
    if missing:
        raise DatabaseUnavailable(f"the graph lacks {len(missing)} schema changes: restart the service")
    (now,) = service.store.read("asking/version")
    return Ready(status="ok", schema_version=state["schemaVersion"], version=now["version"])


@router.get(
    "/metrics",
    dependencies=[Depends(require(Scope.ADMIN))],
    response_class=Response,
    responses={
        200: {
            "description": "Measures in the text format of Prometheus.",
            "content": {
                "text/plain": {
                    "schema": {"type": "string"},
                    "example": 'supplywatch_documents{state="queued"} 0.0',
                }
            },
        },
        **responses(401, 403),
    },
)
def metrics(service: Parts) -> Response:
    """Requests, times, and documents by state. Needs the scope `admin`; on loopback without keys: open."""
    lines = generate_latest(service.measures.registry).decode()
    return Response(lines + _graph(service), media_type=CONTENT_TYPE_LATEST)


def _graph(service: Parts) -> str:
    """What the graph says of itself now; a database that is away is a measure too."""
    try:
        states = counted(list(service.store.read("jobs/states")))
        (now,) = service.store.read("asking/version")
    except DatabaseUnavailable:
        return "# TYPE supplywatch_database_up gauge\nsupplywatch_database_up 0.0\n"
    documents = "".join(
        f'supplywatch_documents{{state="{state}"}} {float(number)}\n' for state, number in states.items()
    )
    return (
        "# TYPE supplywatch_database_up gauge\nsupplywatch_database_up 1.0\n"
        "# HELP supplywatch_documents Documents by state.\n# TYPE supplywatch_documents gauge\n"
        f"{documents}# TYPE supplywatch_graph_version gauge\n"
        f"supplywatch_graph_version {float(now['version'])}\n"
    )
