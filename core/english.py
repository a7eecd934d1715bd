"""Words as they are compared. Pure."""


def folded(words: str) -> str:
    """The same for words that differ in capitals or blanks alone."""
    return " ".join(words.split()).casefold()
