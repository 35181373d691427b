"""The only home of SQLAlchemy and Alembic: SQLite by default, PostgreSQL by URL."""
