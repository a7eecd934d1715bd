"""What every page shares: refusals, headers, forms, links, pages of a list, CSV."""
