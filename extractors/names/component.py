"""The spaCy component that finds who is named in a document."""

from spacy.language import Language
from spacy.tokens import Doc

from extractors import blocks
from extractors.names.candidates import Collector
from extractors.names.known import KnownNames
from extractors.names.nominals import refer_back
from extractors.names.organisations import organise
from extractors.names.people import find_people
from extractors.state import put_state, require
from graph.model.gazetteer import Gazetteer

COMPONENT = "supplywatch_names"


class Names:
    """Organisations, their mentions and people of a document; known names come from a gazetteer."""

    def __init__(self, nlp: Language, gazetteer: Gazetteer) -> None:
        self._nlp = nlp
        self._known = KnownNames(nlp, gazetteer)

    def use(self, gazetteer: Gazetteer) -> None:
        """Know these organisations from now on, and no others."""
        self._known = KnownNames(self._nlp, gazetteer)

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc with organisations, mentions and people in its state."""
        state = require(doc, COMPONENT, blocks.COMPONENT)
        collector = Collector(doc, self._known, state.blocks, state.tagged)
        candidates = collector.collect()
        named = organise(doc, candidates, state.blocks, collector.people)
        people = find_people(doc, collector.people, named.mentions)
        mentions = refer_back(doc, named, state.blocks)
        return put_state(doc, COMPONENT, organisations=named.organisations, mentions=mentions, people=people)
