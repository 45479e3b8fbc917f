"""The migrations of the store: Alembic runs them when a store of an earlier version is opened."""
