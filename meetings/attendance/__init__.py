"""Attendance: who comes, who was there, who stands aside, and whether they are a quorum."""
