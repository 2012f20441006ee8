"""The long proofs: one module for each, with a `prove()` that returns a line or two for people."""
