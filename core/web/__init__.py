"""The parts that pages share: refusals, pages that ask and then do, headers, forms, links, pages of a list, CSV."""
