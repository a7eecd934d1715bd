"""Where the entries of an enumeration are cut."""

import pytest

from minutes.importing.people.entries import entries_of
from tests.growth import LIMIT, growth


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("Ann Ost, Bo Low and Kim Moor; Jo Fry / Cy Dale", ["Ann Ost", "Bo Low", "Kim Moor", "Jo Fry", "Cy Dale"]),
        ("Ann Ost (Gas, Heat and Light), Bo Low", ["Ann Ost", "Bo Low"]),
        ("Ann Ost (Gas) Bo Low (Heat)", ["Ann Ost", "Bo Low"]),
        ("Ann Ost (Gas, Bo Low", ["Ann Ost (Gas", "Bo Low"]),
        ("Ann Ost. Dr. Bo Low. J.-P. Fry", ["Ann Ost", "Dr. Bo Low", "J.-P. Fry"]),
        ("Mr. and Mrs. Low and Jo Fry", ["Mr. and Mrs. Low", "Jo Fry"]),
        ("Lt. Col. (retd.) P. Hale (Gas) and Bo Low", ["Lt. Col. (retd.) P. Hale", "Bo Low"]),
        ("", []),
    ],
)
def test_an_enumeration_is_cut_outside_brackets_and_names(text, heads):
    assert [entry.head for entry in entries_of(text)] == heads


def test_brackets_belong_to_the_entry_before_them():
    (entry,) = entries_of("Ann Ost (AO) (Gas) – Chair")

    assert entry.told == ("AO", "Gas", "Chair")


@pytest.mark.parametrize("words", ["(", ")", "()", "a, ", "and ", ". A", "(retd.", " ; "])
def test_entries_are_cut_in_proportion_to_the_length(words):
    assert growth(entries_of, lambda size: words * (size // len(words)), 4_000) < LIMIT
