"""Decisions by correspondence: questions put to the voters between meetings, their answers, and what comes of it."""
