"""The questionnaire as plain pages, for browsers without JavaScript and people without patience for a chat."""
