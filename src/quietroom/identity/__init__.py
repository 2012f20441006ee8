"""Identity: which keys are a person's, how they are kept, and how two people make sure.

For anyone: `card`, `lineage`, `words`, `signin`, `invitation`, `method`. For the person alone:
`keys`, `vault`, `unlock` with `kit`, `passphrase` and `passkey`. Page: spec/identity.md.
"""
