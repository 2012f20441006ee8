"""Writes vectors/tlog/: `python -m vectors.make.tlog`.

Roots and proofs come from `naive`, which shares nothing with the rules. Ed25519 draws no
randomness, so that the files are the same each time.
"""
