"""Writes vectors/encoding/: `python -m vectors.make.encoding`.

What is signed or sealed comes from the second implementations, which draw no randomness; so the
files are the same each time, and reading them plays the rules against foreign bytes.
"""
