"""Which text a reader gets, and at which address."""
