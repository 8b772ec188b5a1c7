"""Encryption at rest: keys, envelopes, and the digests of tokens."""
