"""Guidance: short courses about mentoring, as files, and how far somebody has come with each.

Which answers somebody gave is written down nowhere. Source: spec/guidance.md.
"""
