"""The parts of `tidy`, one per family of columns: each takes the raw rows and gives a `Step`."""
