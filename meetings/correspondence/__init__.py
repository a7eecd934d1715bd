"""Decisions between meetings: questions, what members answer, and what comes of it."""
