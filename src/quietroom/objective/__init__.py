"""Objectives with two faces: what the two want, and what both agreed that the programme is told."""
