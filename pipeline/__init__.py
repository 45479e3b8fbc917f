"""Rollcall: raw event sign-up sheets in, a list to call out."""

__version__ = "0.1.0"
