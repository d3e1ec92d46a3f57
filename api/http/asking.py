"""Questions over HTTP: one route for each question file, so that each has its own parameters in OpenAPI.

Values are checked where the command line has them checked too, by `graph.questions`; what stands in OpenAPI
is made from the same header.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import Response
from pydantic import Field
from starlette.datastructures import QueryParams

from api.exports.pack import pdf_bytes
from api.exports.pack.pdf import MEDIA_TYPE as PDF
from api.http.answers import answered
from api.http.formats import Format, accepted_format
from api.http.problems import responses
from api.http.question_schema import answer_schema, parameter_schema, row_example
from api.http.service import Parts, Reading, Service, gate
from api.http.shapes import Shown
from graph.errors import InvalidParameter
from graph.publication import Gate
from graph.questions import COMMON, Answer, Catalogue, Parameter, Question, ask
from graph.questions.parameters import typed_values

router = APIRouter(tags=["questions"])

_TAG = "questions"


class ParameterShown(Shown):
    """One thing that a question can be asked for."""

    name: str = Field(description="Its name in the query string.", examples=["vendor"])
    type: str = Field(description="What it takes.", examples=["organisation"])
    meaning: str = Field(description="What it does.", examples=["Only this vendor (id or name)."])
    required: bool = Field(description="Whether it must be given.", examples=[False])
    many: bool = Field(description="Whether it takes several values.", examples=[False])
    default: Any = Field(description="What holds without it.", examples=[None])
    allowed: list[Any] = Field(
        description="The only values allowed; empty for any.", examples=[["active", "awarded"]]
    )
    example: Any = Field(description="A value that can be asked for.", examples=["Palantir"])


class ColumnShown(Shown):
    """One column of an answer."""

    name: str = Field(description="Its name in the rows.", examples=["vendor"])
    type: str = Field(description="What it holds.", examples=["text"])
    meaning: str = Field(description="What that is.", examples=["The company that supplies, or bids to."])


class QuestionShown(Shown):
    """One question with what it takes and gives."""

    name: str = Field(description="Its name.", examples=["exposure"])
    title: str = Field(description="Its title.", examples=["Exposure of public bodies"])
    description: str = Field(
        description="The question.",
        examples=["Which public bodies contract vendors with human-rights concerns?"],
    )
    href: str = Field(description="Where to ask it.", examples=["/questions/exposure"])
    parameters: list[ParameterShown] = Field(
        description="What it takes.",
        examples=[[{"name": "vendor", "type": "organisation", "example": "Palantir"}]],
    )
    columns: list[ColumnShown] = Field(
        description="What it gives.",
        examples=[[{"name": "vendor", "type": "text", "meaning": "The company."}]],
    )


class QuestionsShown(Shown):
    """Every question there is."""

    questions: list[QuestionShown] = Field(
        description="In the order of their names.",
        examples=[[{"name": "exposure", "href": "/questions/exposure"}]],
    )


@router.get("/questions", responses=responses(401, 403, 422))
def questions(request: Request, who: Reading, service: Parts) -> QuestionsShown:
    """All questions with their parameters and columns."""
    for name in request.query_params:
        raise InvalidParameter(name, "this list takes no parameters")
    return QuestionsShown(questions=[_shown(question) for question in service.catalogue])


def add_questions(app: FastAPI, catalogue: Catalogue) -> None:
    """One route for each question, and two more for its files."""
    for question in catalogue:
        made = _endpoint(question)
        app.add_api_route(
            f"/questions/{question.name}",
            made(None),
            name=f"question_{question.name}",
            methods=["GET"],
            tags=[_TAG],
            summary=question.title,
            description=f"{question.description}\n\nAlso as {_files(question)}.",
            operation_id=f"question_{question.name}",
            response_class=Response,
            responses=_responses(question),
            openapi_extra={"parameters": [parameter_schema(one) for one in (*question.parameters, *COMMON)]},
        )
        if question.column("notCountedBecause"):
            app.add_api_route(
                f"/questions/{question.name}.pdf",
                _paper(question),
                name=f"question_{question.name}_pdf",
                methods=["GET"],
                include_in_schema=False,
            )
        for kind in (Format.CSV, Format.XLSX):
            app.add_api_route(
                f"/questions/{question.name}.{kind}",
                made(kind),
                name=f"question_{question.name}_{kind}",
                methods=["GET"],
                include_in_schema=False,
            )


def _endpoint(question: Question) -> Callable[[Format | None], Callable[..., Response]]:
    def of(kind: Format | None) -> Callable[..., Response]:
        def endpoint(request: Request, who: Reading, service: Parts) -> Response:
            chosen = kind or accepted_format(request.headers.get("accept", "*/*"))
            through = replace(gate(who), exporting=chosen is not Format.JSON)
            answer = asked(question, given_values(question, request), through, service)
            return answered(answer, chosen, request)

        return endpoint

    return of


def _paper(question: Question) -> Callable[..., Response]:
    def endpoint(request: Request, who: Reading, service: Parts) -> Response:
        through = replace(gate(who), exporting=True)
        answer = asked(question, given_values(question, request), through, service)
        return Response(
            pdf_bytes(answer, service.store),
            media_type=PDF,
            headers={"Content-Disposition": f'attachment; filename="{question.name}.pdf"'},
        )

    return endpoint


def _files(question: Question) -> str:
    kinds = ["csv", "xlsx", *(["pdf"] if question.column("notCountedBecause") else [])]
    return ", ".join(f"`/questions/{question.name}.{kind}`" for kind in kinds)


def asked(question: Question, given: Mapping[str, object], through: Gate, service: Service) -> Answer:
    """The answer to a question. What nobody may see is refused before anything is looked up."""
    review = str(typed_values(question.name, (*question.parameters, *COMMON), given)["review"])
    return ask(
        service.store,
        question.name,
        given,
        gate=through.asked(review),
        catalogue=service.catalogue,
        memory=service.memory,
        now=service.clock(),
    )


def given_values(question: Question, request: Request) -> Mapping[str, object]:
    """The query string as `graph.questions` takes it.

    Raises `InvalidParameter` for a single value that is repeated.
    """
    return values_in(question, request.query_params)


def values_in(question: Question, query: QueryParams) -> Mapping[str, object]:
    """The same of a query string that stands elsewhere than in the address."""
    several = {parameter.name for parameter in question.parameters if parameter.many}
    found: dict[str, object] = {}
    for name in query:
        values = query.getlist(name)
        if name in several:
            found[name] = [part for value in values for part in value.split(",")]
        elif len(values) > 1:
            raise InvalidParameter(name, "is given twice: give it once")
        else:
            found[name] = values[0]
    return found


def _responses(question: Question) -> dict[int | str, dict[str, Any]]:
    return {
        200: {
            "description": f"{question.title}: a page of rows with the claims behind each.",
            "headers": {
                "Link": {
                    "description": "The next page, if there is one.",
                    "schema": {"type": "string"},
                    "example": f'</questions/{question.name}?cursor=WzEwMF0>; rel="next"',
                }
            },
            "content": {
                "application/json": {"schema": answer_schema(question, row_example(question))},
                "text/csv": {"schema": {"type": "string"}, "example": "rowId,…\r\n"},
                Format.XLSX.media_type: {"schema": {"type": "string", "format": "binary"}, "example": "PK…"},
            },
        },
        **responses(401, 403, 404, 406, 409, 410, 422, 503),
    }


def _shown(question: Question) -> QuestionShown:
    return QuestionShown(
        name=question.name,
        title=question.title,
        description=question.description,
        href=f"/questions/{question.name}",
        parameters=[_parameter(one) for one in (*question.parameters, *COMMON)],
        columns=[
            ColumnShown(name=one.name, type=str(one.type), meaning=one.meaning) for one in question.columns
        ],
    )


def _parameter(one: Parameter) -> ParameterShown:
    return ParameterShown(
        name=one.name,
        type=str(one.type),
        meaning=one.meaning,
        required=one.required,
        many=one.many,
        default=one.default,
        allowed=list(one.allowed),
        example=one.example,
    )
