"""Linkage (« recoupement »): which files show the same author, and why."""
