"""What the pages print around the text: headers, footers, page numbers."""
