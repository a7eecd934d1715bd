"""Members from a table that somebody keeps elsewhere: read (pure), planned against the panel, then written."""
