"""The programme: who holds which role in it, signed, logged, and the same for everybody.

Nothing here is said in a room, and nothing here can open one.

Format: spec/programme.md.
"""
