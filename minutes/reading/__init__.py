"""The text that a reader gets, and its address."""
