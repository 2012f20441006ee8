"""The measured claims: one module for each, with a `measure()` that returns its `Claim`."""
