"""The service's doors: the public site and API, the console, and Rasa's action webhook."""
