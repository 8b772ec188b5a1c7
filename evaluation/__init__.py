"""How well Ariane understands, beside the tools that anybody can have."""
