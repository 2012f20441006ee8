"""Whether the two go on: the term, and a question that each answers by themself."""
