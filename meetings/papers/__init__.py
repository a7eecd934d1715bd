"""Papers: handed in, replaced, read page by page, withdrawn."""
