"""The pack: the agenda and its papers as one PDF."""
