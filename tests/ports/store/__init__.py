"""One contract of the store, kept by SQLite and by PostgreSQL."""
