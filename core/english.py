"""English as the product writes it: counts, days and hours in a sentence, and words as they are compared. Pure."""

from datetime import date, time

_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def folded(words: str) -> str:
    """The same for words that differ in capitals or blanks alone."""
    return " ".join(words.split()).casefold()


def in_words(count: int) -> str:
    return _WORDS[count] if count < len(_WORDS) else str(count)


def written(day: date) -> str:
    """As it stands in a sentence: "Friday 14 April 2017"."""
    return f"{day:%A} {day.day} {day:%B} {day.year}"


def hours(starts_at: time | None, ends_at: time | None) -> str:
    """From when to when: "10:00 to 15:30", "10:00", or nothing."""
    return " to ".join(f"{each:%H:%M}" for each in (starts_at, ends_at) if each)
