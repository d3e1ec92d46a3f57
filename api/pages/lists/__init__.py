"""Watch-lists on pages: made from an answer, looked at, compared at two moments."""
