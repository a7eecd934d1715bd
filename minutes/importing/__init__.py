"""Published minutes read in from a PDF's text."""
