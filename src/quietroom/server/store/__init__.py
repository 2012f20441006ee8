"""The store: everything the server holds, in one database, on SQLite or on PostgreSQL.

`schema` says what is held. `statement`, `work` and `batch` are how it is written: every operation
once, as a generator of statements, whatever the database. `sqlite` and `postgres` run them, many
callers to one commit, and acknowledge after it. The other modules are the operations, one word
each; `engine` puts them together.
"""
