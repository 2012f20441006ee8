"""Knock: telling somebody who is away that something is new, and never what.

Specification: spec/knock.md.
"""
