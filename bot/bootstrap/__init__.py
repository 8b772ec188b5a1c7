"""Puts the service together from its settings; the only place that knows them all."""
