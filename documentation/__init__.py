"""Makes the documentation site: the pages of docs/ and reference pages read out of the program itself.

Not in the wheel. `make docs` runs MkDocs, which asks `documentation/hook.py` for the reference pages, so no
page about a question, a command, a route or a setting is written by hand.
"""
