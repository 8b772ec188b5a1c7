"""The same questions as plain pages, for browsers without JavaScript and for who wants no chat."""
