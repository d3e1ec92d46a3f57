import spacy

from extractors.controversies.lexicon import TermKind, shipped_lexicon
from seeds import categories


def test_every_term_belongs_to_a_category_of_the_seeds() -> None:
    known = {row.id for row in categories()}
    lexicon = shipped_lexicon()

    used = {name for term in lexicon.terms for name in (term.family, term.code) if name is not None}

    assert used <= known


def test_every_family_has_words_of_wrong() -> None:
    lexicon = shipped_lexicon()

    named = {term.family for term in lexicon.terms if term.kind is TermKind.WRONG}

    assert named == {row.family for row in categories()}


def test_a_term_in_somebodys_name_or_trade_says_nothing() -> None:
    nlp = spacy.blank("en")
    lexicon = shipped_lexicon()

    assert lexicon.hits(nlp("anti corruption agency")[:]) == []
    assert [hit.term.family for hit in lexicon.hits(nlp("they spoke of corruption")[:])] == ["corruption"]
