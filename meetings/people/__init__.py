"""Seats and people of a panel: who holds what until when, and how they sign in."""
