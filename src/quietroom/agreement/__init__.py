"""Agreement: what two people sign before the first word, and every version after it.

`terms` is what the pair chose, `render` the text they read, `version` the shell they sign,
`signing` and `state` when it binds, `differences` what a new proposal changes, `questions` how to
begin. Clause texts and lists of limits are data in `text/`, one folder for each template version;
a folder that agreements were signed under never changes again.

Format: spec/agreement.md.
"""
