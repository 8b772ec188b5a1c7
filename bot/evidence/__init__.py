"""Files: what they are, their digest, and the vault that keeps them."""
