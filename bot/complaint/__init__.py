"""The domain: what a complaint is made of, in the standard library alone."""
