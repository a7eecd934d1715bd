"""The furniture of pages, printed around the text: headers, footers, page numbers."""
