"""Writes vectors/identity/: `python -m vectors.make.identity`.

What is signed or sealed comes from the second implementation, which draws no randomness; so the
files are the same each time, and reading them plays the rules against foreign bytes.
"""
