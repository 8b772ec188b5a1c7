"""The custom actions: they translate between tracker and services, and decide nothing."""
