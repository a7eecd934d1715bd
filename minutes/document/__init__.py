"""The minutes of a meeting as plain data, and the wall between public and confidential."""
