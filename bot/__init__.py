"""Ariane: a French conversation that turns a fraud victim's story into a complaint."""
