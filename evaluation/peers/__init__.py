"""What anybody can have to read facts in French: one module a tool, in its own environment."""
