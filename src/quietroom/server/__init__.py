"""The server: it stores, orders, stamps, logs and notifies, and can open nothing of it.

`store` keeps what comes in, on SQLite or PostgreSQL; the modules beside it speak HTTP. Rules are
asked of the words below, which decide; nothing is decided here that a rule decides.
"""
