"""The page of the settings, out of the class that reads them."""

from pydantic.fields import FieldInfo

from api.settings import Settings
from documentation.markdown import code, page, table, text

PLACE = "reference/settings.md"
_ELSEWHERE = {
    "data": "~/.local/share/supplywatch",
    "cache": "~/.cache/supplywatch",
}  # what depends on who runs the program, as XDG has it
_NEO4J = {
    "neo4j_uri": "A Neo4j of your own; without it the program runs the built-in one.",
    "neo4j_user": "Its user.",
    "neo4j_password": "Its password.",
    "neo4j_database": "Its database, where it is not the default one.",
}


def settings_page() -> str:
    """Every environment variable that the program reads."""
    return page(
        [
            "# Settings",
            "",
            "Environment variables, read once when a command starts. There is no file of settings.",
            "",
        ],
        table(("variable", "default", "meaning"), (_row(*one) for one in Settings.model_fields.items())),
    )


def variable(name: str, field: FieldInfo) -> str:
    """The environment variable of a setting."""
    alias = field.validation_alias
    return str(alias) if alias else f"{Settings.model_config['env_prefix']}{name}".upper()


def _row(name: str, field: FieldInfo) -> tuple[str, str, str]:
    default = _ELSEWHERE[name] if field.default_factory else field.default
    meaning = field.description or _NEO4J[name]
    return code(variable(name, field)), code("" if default is None else default), text(meaning)
