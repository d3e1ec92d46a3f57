"""What people are given in Neo4j Browser: a guide, colours, favourites, and the words of the graph.

All of it is made from the question files, the statements in `cypher/browser` and one table of words, each
time it is asked for, so that it says what this program does and not what an older one did. Neo4j Browser
shows everything in the graph and lets anybody write: the first words of the guide say so.
"""

from api.browser.favourites import FAVOURITES, favourites
from api.browser.guide import PAGES, guide
from api.browser.style import STYLE, style

__all__ = ["FAVOURITES", "PAGES", "STYLE", "favourites", "guide", "style"]
