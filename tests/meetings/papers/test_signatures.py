"""What is said of the digital signatures of a paper."""

import pytest

from meetings.papers.signatures import said_of_signatures


@pytest.mark.parametrize(
    ("signers", "said"),
    [
        (["Anna Brandt"], "a digital signature, which its file says is by “Anna Brandt”. It was not checked here."),
        ([""], "a digital signature; its file does not say by whom. It was not checked here."),
        (
            ["Anna Brandt", "Mei Tanaka"],
            "two digital signatures, which its file says are by “Anna Brandt” and “Mei Tanaka”. They were not",
        ),
        (["Anna Brandt", ""], "two digital signatures, which its file says are by “Anna Brandt” and others."),
        (["Anna", "Anna"], "two digital signatures, which its file says are by “Anna”."),
    ],
)
def test_a_signature_is_told_of_with_whose_it_is(signers: list[str], said: str) -> None:
    assert said_of_signatures(signers, is_copied=False).startswith(f"This paper bears {said}")


def test_it_is_said_where_a_signature_stays_and_where_it_ends() -> None:
    said = [said_of_signatures(["Anna"], is_copied=is_copied) for is_copied in (False, True)]

    assert said[0].endswith("It stays only in the file as handed in, and ends in the pack.")
    assert said[1].endswith("and ends where the paper is marked “Confidential” and in the pack.")


def test_nothing_is_said_of_a_paper_without_one() -> None:
    assert said_of_signatures([], is_copied=True) == ""
