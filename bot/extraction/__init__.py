"""French text to exact facts: one module a kind, each usable alone, all in one pass."""
