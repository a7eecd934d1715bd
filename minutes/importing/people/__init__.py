"""The people whom the minutes name: in rows and sentences, with apologies and categories."""
