"""Contracts: who supplies whom, for how much, in which state.

`events` reads single sentences, `deals` joins what they tell into contracts, `component` is the spaCy pipe.
"""
