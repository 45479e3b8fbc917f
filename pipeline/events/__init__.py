"""What lasts between runs: the store, and what is kept in it."""
