"""Tlog: the transparency log, by which nobody can be shown another history than the rest.

Leaves, tree, tiles and checkpoints are those of RFC 6962 and C2SP, so that foreign tools read and
witness the log. `mirror` is what every client keeps; `audit` checks a whole log read from outside.
"""
