"""The make of a name."""

import pytest

from minutes.importing.people.name_words import NAME

NAMES = """\
the Rt Hon. A. Smith MP|The Rt Hon. Anna Smith MP|Sir Bo Lund KBE|Lt. Col. (retd.) P. Hale|Lt Col P Hale (retd)
Mr and Mrs Green|Mr. & Mrs. T. Green|J.R. Hartley|JR Hartley|the Earl of Penhallow|Baroness Holm of Tarrow
The Lord Bishop of Wexmouth|Maj. Gen. Bo Lund CB|Dr. K. Iyer OBE|J-P. Le Goff|Prof. Dame Jo Vale FRS|Revd Canon Tom Fry
""".replace("\n", "|")


@pytest.mark.parametrize("name", NAMES.strip("|").split("|"))
def test_names_with_titles_and_letters_are_names(name):
    assert NAME.fullmatch(name)


@pytest.mark.parametrize("text", ["the Mayor", "Head of Repairs", "MP", "Dr", "members of the public", "Item 3"])
def test_what_is_no_name(text):
    assert not NAME.fullmatch(text)
