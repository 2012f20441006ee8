"""Vectors of concerns: turns read, opened and told true, and where a concern stands.

Made from the page of the specification alone, over the second implementation's primitives.
"""
