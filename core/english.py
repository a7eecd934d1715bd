"""English as the product writes it: counts, lists, days and hours; and words as they are compared. Pure."""

from collections.abc import Sequence
from datetime import date, time

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_SUFFIXES = {1: "st", 2: "nd", 3: "rd"}


def fold(words: str) -> str:
    """Return the words without their differences in capitals and blanks."""
    return " ".join(words.split()).casefold()


def count(number: int, one: str, many: str = "") -> str:
    """Return a count such as "1 item", "3 items", "2 people"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def spelt(number: int) -> str:
    """Return a number in words, such as "no", "one", "ten", and from there on "11"."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def spelt_count(number: int, one: str, many: str = "") -> str:
    """Return a count in words, such as "one item", "three items", "11 items"."""
    return f"{spelt(number)} {one if number == 1 else many or one + 's'}"


def ordinal(number: int) -> str:
    """Return an ordinal such as 1st, 2nd, 3rd, 4th; 11th to 13th, 111th."""
    is_teen = number % 100 in (11, 12, 13)
    return f"{number}{'th' if is_teen else _SUFFIXES.get(number % 10, 'th')}"


def and_list(words: Sequence[str]) -> str:
    """Return a list such as "red", "red and blue", "red, green and blue"."""
    *some, last = words or [""]
    return f"{', '.join(some)} and {last}" if some else last


def or_list(words: Sequence[str]) -> str:
    """Return a list such as "red", "red or blue", "red, green or blue"."""
    *some, last = words or [""]
    return f"{', '.join(some)} or {last}" if some else last


def day(on: date) -> str:
    """Return a day such as "14 April 2017"."""
    return f"{on.day} {on:%B} {on.year:04}"


def weekday(on: date) -> str:
    """Return a day with its weekday, such as "Friday 14 April 2017"."""
    return f"{on:%A} {day(on)}"


def month(of: date) -> str:
    """Return a month such as "April 2017"."""
    return f"{of:%B} {of.year:04}"


def hours(starts_at: time | None, ends_at: time | None) -> str:
    """Return hours such as "10:00 to 15:30", "10:00", or nothing."""
    return " to ".join(f"{moment:%H:%M}" for moment in (starts_at, ends_at) if moment)
