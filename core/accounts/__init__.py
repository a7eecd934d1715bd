"""Who signs in: accounts, sessions, and their pages by allauth."""
