"""Settings from the environment, read once at the edge and handed down."""

import os
from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from extractors.models import FOLDER


def _xdg(variable: str, fallback: str) -> Path:
    base = os.environ.get(variable)
    return (Path(base) if base else Path.home() / fallback) / "supplywatch"


class Settings(BaseSettings):
    """Each field is the environment variable `SUPPLYWATCH_<FIELD>`, the Neo4j ones excepted."""

    model_config = SettingsConfigDict(env_prefix="SUPPLYWATCH_", populate_by_name=True, frozen=True)

    data: Path = Field(
        default_factory=lambda: _xdg("XDG_DATA_HOME", ".local/share"),
        description="Folder of the embedded Neo4j: its store, password and log.",
    )
    cache: Path = Field(
        default_factory=lambda: _xdg("XDG_CACHE_HOME", ".cache"),
        description="Folder of the server's jars; safe to delete.",
    )
    maven_url: str | None = Field(default=None, description="A mirror to fetch the server's jars from.")
    heap: str = Field(default="1g", description="Memory of the embedded Neo4j, in Java's notation.")
    page_cache: str = Field(default="512m", description="Page cache of the embedded Neo4j.")
    questions: Path | None = Field(default=None, description="A folder of your own question files.")
    host: str = Field(default="127.0.0.1", description="Address that the service binds to.")
    port: int = Field(
        default=8000, ge=0, le=65535, description="Port that the service binds to; 0 takes a free one."
    )
    workers: int = Field(default=1, ge=0, description="Processes that read documents for the service.")
    lease_seconds: float = Field(
        default=30.0, gt=0, description="How long a document waits when its reader has vanished."
    )
    max_document_mb: int = Field(default=20, ge=1, description="Largest document that is read, in megabytes.")

    models: Path = Field(
        default=FOLDER, description="Folder of the trained weights that read beside the rules."
    )
    rules_alone: bool = Field(default=False, description="Whether the rules read without trained weights.")

    neo4j_uri: str | None = Field(default=None, validation_alias="NEO4J_URI")
    neo4j_user: str = Field(default="neo4j", validation_alias="NEO4J_USER")
    neo4j_password: SecretStr | None = Field(default=None, validation_alias="NEO4J_PASSWORD")
    neo4j_database: str | None = Field(default=None, validation_alias="NEO4J_DATABASE")

    @property
    def weights(self) -> Path | None:
        """The folder of the weights to read with; None where the rules read alone."""
        return None if self.rules_alone else self.models
