"""Quietroom: mentoring that stays in the room.

The packages are the words of the work; `docs/glossary.md` says what each word means and
`docs/decisions/0001-words-within-walls.md` who may lean on whom.
"""
