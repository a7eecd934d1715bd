"""A panel's name as it stands in a sentence. Pure."""

ARTICLE = "the"
STANDARD_NOUN = "panel"
NOUNS = frozenset(
    "panel board committee sub-committee subcommittee council group subgroup sub-group forum assembly commission court"
    " cabinet senate jury tribunal trust partnership team taskforce congress synod union association".split()
)


def in_sentence(name: str) -> str:
    """Return a name with its article once: "the SEC Panel", and "the People's Panel" for The People's Panel."""
    first, _, rest = name.partition(" ")
    return f"{ARTICLE} {rest if rest and first.casefold() == ARTICLE else name}"


def at_start(name: str) -> str:
    """Return the same where it begins a sentence: "The SEC Panel"."""
    phrase = in_sentence(name)
    return phrase[0].upper() + phrase[1:]


def noun(name: str) -> str:
    """Return what a body of this name is, in a sentence about it: a board, a committee; a panel where it does not say.

    What stands before "of" says it: a Committee of the Board is a committee.
    """
    words = [word.strip(",.()").casefold() for word in name.split()]
    before = words[: words.index("of")] if "of" in words else words
    return next((word for word in reversed(before) if word in NOUNS), STANDARD_NOUN)
