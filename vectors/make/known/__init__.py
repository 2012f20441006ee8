"""Generates vectors/known: what two people put on record, and who could have known."""
