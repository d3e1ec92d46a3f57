"""The review desk: what waits for a person, and what this person decides, in a browser.

It shows and decides by the functions that the terminal and the REST interface use. Everything works by plain
forms; each one ends in a redirect, so that going back or loading again decides nothing.
"""
