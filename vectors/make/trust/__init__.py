"""Generates vectors/trust: how somebody trusts, and what the hint finds in drafts."""
