"""Signing in: accounts, sessions, and their pages by allauth."""
