"""A panel's name as it stands in a sentence. Pure."""

ARTICLE = "the"


def in_sentence(name: str) -> str:
    """Return a name with its article once: "the SEC Panel", and "the People's Panel" for The People's Panel."""
    first, _, rest = name.partition(" ")
    return f"{ARTICLE} {rest if rest and first.casefold() == ARTICLE else name}"


def at_start(name: str) -> str:
    """Return the same where it begins a sentence: "The SEC Panel"."""
    phrase = in_sentence(name)
    return phrase[0].upper() + phrase[1:]
