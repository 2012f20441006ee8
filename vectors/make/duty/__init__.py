"""Generator of vectors/duty/: reports, what covers them, what officers check, what the two see.

Everything is fixed: keys come from names, signatures are deterministic, so a second run writes the
same bytes.
"""
