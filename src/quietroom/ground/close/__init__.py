"""Closing: turning words into bytes that only a key holder can turn back."""
