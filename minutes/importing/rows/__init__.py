"""A reading planned, shown and brought in as rows."""
