"""How facts, states and papers are said in French; the words themselves are data."""
