"""Vectors of whether the two go on."""
