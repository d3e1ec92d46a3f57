"""Letters that ask a company for its reply to a matter, and what became of them."""
