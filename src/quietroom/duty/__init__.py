"""Duty: what one of the two must report, under an exception that both signed beforehand.

Named entries go to the officer of that exception and to nobody else; the report is in the log
before it can be opened; the person concerned is told, at once or by the date that was signed.
"""
