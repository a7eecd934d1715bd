"""Several PDFs as one: pages, tags, bookmarks and numbers."""
