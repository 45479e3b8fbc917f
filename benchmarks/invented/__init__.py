"""Invented people and companies, and the ways the same ones are typed twice."""
