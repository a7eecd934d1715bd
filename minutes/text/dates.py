"""How dates are written in minutes, as patterns."""

MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
