"""Controversies: who holds which company responsible for what, how far that has come, and what the company
replies.

`lexicon` finds what is said to be wrong, `frames` the company that a predicate holds responsible for it,
`replies` the words of the accused, `component` is the spaCy pipe.
"""
