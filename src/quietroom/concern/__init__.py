"""Concern: "my confidence was broken", said to an ombuds and to nobody else.

It goes past the programme: by routes, tables and turns of its own, sealed to one card. What the two
say to each other is theirs alone: neither signs it, so neither can show it to others as proof.
"""
