"""PDF: set, tagged, sealed, and read when others hand one in."""
