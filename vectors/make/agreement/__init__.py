"""Writes vectors/agreement/: `python -m vectors.make.agreement`.

What is signed comes from the second implementation, which draws no randomness; so the files are the
same each time.
"""
