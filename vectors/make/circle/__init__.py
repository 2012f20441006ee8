"""Makes vectors/circle/."""
