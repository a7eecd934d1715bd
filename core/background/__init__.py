"""Work apart from the request: progress, mail, housekeeping, and a database that is away."""
