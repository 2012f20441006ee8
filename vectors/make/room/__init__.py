"""Writes vectors/room/, vectors/entry/ and vectors/grant/: `python -m vectors.make.room`.

What is signed or sealed comes from the second implementation, which draws no randomness; so the
files are the same each time, and reading them plays the rules against foreign bytes.
"""
