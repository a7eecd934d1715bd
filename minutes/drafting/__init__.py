"""The text of minutes written and saved, with all that is read from it."""
