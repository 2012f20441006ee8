"""The long proofs: one module for each, with a `prove()` that returns its summary line."""
