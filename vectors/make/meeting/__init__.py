"""Generates vectors/meeting: times offered, chosen, moved and called off, and calendar files."""
