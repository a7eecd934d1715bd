"""Nobody who may have sent apologies is lost without a doubt."""

import pytest

from tests.minutes.importing.reading import REST, apologies_of, read


def doubted(source: str) -> list[str]:
    return [doubt.text for doubt in read(source).doubts if doubt.kind == "perhaps apologies"]


@pytest.mark.parametrize(
    ("front", "texts"),
    [
        ("Apologies: Ann Ost; the Mayor", ["the Mayor"]),
        ("Apologies: Ann Ost vice Bo Dean", ["Bo Dean"]),
        ("Apologies:\nAnn Ost\nthe Mayor\n", ["the Mayor"]),
        ("Absent: Kim Moor\nApologies: Ann Ost", ["Kim Moor"]),
        ("Apologies – none. Absent – Cllr Low.", ["Cllr Low"]),
        ("Members absent: Ann Ost (apologies), Kim Moor", ["Kim Moor"]),
    ],
)
def test_the_words_that_were_not_read_are_doubted(front, texts):
    assert doubted(f"Harbour Board\n\n{front}\n{REST}") == texts


@pytest.mark.parametrize(
    ("sentence", "texts"),
    [
        ("Cllr Ost gave his apologies, Cllr Low also gave apologies.", ["Cllr Low"]),
        ("To receive apologies for absence. Cllr Ost and Cllr Low.", ["Cllr Ost", "Cllr Low"]),
        ("Apologies were received from Ann Ost and the Mayor.", ["the Mayor"]),
        ("Kim Moor was prevented by the storm; apologies came by wire.", ["Kim Moor"]),
        ("Apologies were received from Ann Ost, represented by Bo Dean.", []),
        ("Jo Low noted apologies from Ann Ost.", []),
        ("The Chair sent apologies for the delay to Ann Ost.", []),
        ("There were no apologies. Jo Low welcomed Bo Dean.", []),
    ],
)
def test_whoever_stands_in_a_sentence_about_apologies_is_read_or_doubted(sentence, texts):
    source = f"1. Apologies\n\n{sentence}\n\n2. Fees\n\nThe fees were low.\n"

    assert sorted(doubted(source)) == sorted(texts)


def test_a_row_that_says_apologies_of_nobody_known_is_doubted():
    rows = "Name | Seat | Attendance\nJo Low | Gas | Present\nthe Mayor | Town | Apologies"

    assert apologies_of(f"{rows}\n{REST}") == []
    assert doubted(f"{rows}\n{REST}") == ["the Mayor Town Apologies"]
