"""One file per thing written."""
