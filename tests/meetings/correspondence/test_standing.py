"""Of several answers one stands, and none is lost."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from meetings.correspondence.standing import overtaken, standing

NOON = datetime(2026, 9, 1, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Said:
    pk: int
    at: datetime
    person_id: int
    alternate_for_id: int | None = None


def said(pk: int, person: int, alternate_for: int | None = None, *, at: datetime = NOON) -> Said:
    return Said(pk, at + timedelta(minutes=pk), person, alternate_for)


def test_the_last_answer_of_the_holder_stands() -> None:
    first, second = said(1, 7), said(2, 7)

    assert standing([second, first]) is second
    assert overtaken([second, first]) == [first]


def test_of_two_at_one_moment_the_one_written_later_stands() -> None:
    first, second = Said(1, NOON, 7), Said(2, NOON, 7)

    assert standing([first, second]) is second


def test_an_alternate_does_not_change_what_the_holder_answered() -> None:
    own, alternate = said(1, 7), said(2, 8, alternate_for=7)

    assert standing([own, alternate]) is own
    assert standing([alternate]) is alternate


def test_who_follows_answers_in_place_of_whose_term_ended() -> None:
    before, after = said(1, 7), said(2, 9)

    assert standing([before]) is before
    assert standing([before, after]) is after
    assert standing([before, said(2, 8, alternate_for=9)]).person_id == 8


def test_no_answer_is_none() -> None:
    assert standing([]) is None
    assert overtaken([]) == []


@given(
    st.lists(
        st.builds(
            lambda pk, minutes, person, other: Said(pk, NOON + timedelta(minutes=minutes), person, other),
            st.integers(1, 99),
            st.integers(0, 3),
            st.integers(1, 3),
            st.none() | st.integers(1, 3),
        ),
        max_size=8,
        unique_by=lambda answer: answer.pk,
    )
)
def test_of_any_answers_one_stands_and_all_others_are_kept(answers: list[Said]) -> None:
    stands = standing(answers)

    assert (stands is None) == (not answers)
    assert sorted([*overtaken(answers), *([stands] if stands else [])], key=id) == sorted(answers, key=id)
    assert standing(list(reversed(answers))) is stands
