"""Generators of vectors/programme: lists of roles, who may sign them, what they mean for two.

Run `python -m vectors.make.programme` from the project's root. The same files come out each time.
"""
