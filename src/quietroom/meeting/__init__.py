"""Meetings: times offered and chosen, series on the wall clock, and what stands beside them."""
