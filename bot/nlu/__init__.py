"""What runs inside Rasa's process; the door to rasa. Python 3.10."""
