"""Release: the owner lets an entry, or an edited part of it, go to a named person.

Nothing leaves a room but by the owner's signed consent; the consent is in the log before it can be
opened; both in the room are told.
"""
