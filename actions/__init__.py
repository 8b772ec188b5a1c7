"""The custom actions: they translate between Rasa's tracker and the services, and decide nothing."""
