"""Who reads which text in each state: the working text, the newest version of the panel, the newest published."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from core.paging import every_row
from meetings.access import standing_of
from minutes import lifecycle
from minutes.enums import MinutesState
from minutes.models import Minutes
from minutes.queries import with_meeting
from minutes.reading_room import document_for, edition_for
from minutes.registers import decision_sources
from tests.conftest import Cast
from tests.factories import stated, write
from tests.minutes.signing import PASSWORD, bring_to, make_complete_minutes

S = MinutesState
NOTHING, WORKING = "nothing", "the working text"
READERS = ("anonymous", "outsider", "observer", "member", "chair", "secretary")


@pytest.fixture
def complete(cast: Cast) -> Minutes:
    return make_complete_minutes(cast)


def read_by(cast: Cast, role: str) -> str:
    reader = AnonymousUser() if role == "anonymous" else getattr(cast, role)
    try:
        edition = edition_for(standing_of(reader), "GRID12")
    except Minutes.DoesNotExist:
        return NOTHING
    return f"version {edition.version.number}" if edition.version else WORKING


def read(cast: Cast) -> list[str]:
    """By the public, by who belongs to the panel, and by who takes part in the drafting."""
    each = {role: read_by(cast, role) for role in READERS}
    assert each["anonymous"] == each["outsider"]
    assert each["observer"] == each["member"]
    assert each["chair"] == each["secretary"]
    return [each["anonymous"], each["member"], each["secretary"]]


def test_on_the_way_to_publication_readers_come_in_one_by_one(cast: Cast, complete: Minutes) -> None:
    seen = {state: read(cast) for state in S if state != S.PUBLISHED_ELSEWHERE and bring_to(state, complete, cast)}

    assert seen == {
        S.DRAFT: [NOTHING, NOTHING, WORKING],
        S.CHAIR_REVIEW: [NOTHING, NOTHING, WORKING],
        S.CIRCULATED: [NOTHING, "version 1", "version 1"],
        S.APPROVED: [NOTHING, "version 2", "version 2"],
        S.SIGNED: [NOTHING, "version 3", "version 3"],
        S.PUBLISHED: ["version 3", "version 3", "version 3"],
    }


def test_what_was_published_stays_while_minutes_are_reopened_and_until_the_next(cast: Cast, complete: Minutes) -> None:
    bring_to(S.PUBLISHED, complete, cast)

    lifecycle.reopen(complete, "A date.", by=cast.secretary)
    reopened = read(cast)
    bring_to(S.SIGNED, complete, cast)
    signed_again = read(cast)
    lifecycle.publish(complete, by=cast.secretary)

    assert reopened == ["version 3", "version 3", WORKING]
    assert signed_again == ["version 3", "version 6", "version 6"]
    assert read(cast) == ["version 6"] * 3


def test_what_was_circulated_stays_while_it_is_corrected(cast: Cast, complete: Minutes) -> None:
    bring_to(S.CIRCULATED, complete, cast)

    lifecycle.return_to_draft(complete, "A name.", by=cast.chair)

    assert read(cast) == [NOTHING, "version 1", WORKING]


def test_a_withdrawn_signature_takes_its_version_away(cast: Cast, complete: Minutes) -> None:
    bring_to(S.SIGNED, complete, cast)

    lifecycle.withdraw_signature(complete, "Too early.", by=cast.chair)
    withdrawn = read(cast)
    lifecycle.sign(complete, password=PASSWORD, by=cast.chair)

    assert withdrawn == [NOTHING, "version 2", "version 2"]
    assert read(cast) == [NOTHING, "version 4", "version 4"]


@pytest.mark.parametrize(
    ("role", "statements"),
    [
        ("anonymous", ["AGREED the open budget."]),
        ("observer", ["AGREED the open budget."]),
        ("member", ["AGREED the open budget.", "NOTED the hidden price."]),
        ("secretary", ["APPROVED something new."]),
    ],
)
def test_registers_and_documents_follow_the_text_that_is_read(
    cast: Cast, complete: Minutes, role: str, statements: list[str]
) -> None:
    bring_to(S.PUBLISHED, complete, cast)
    lifecycle.reopen(complete, "A mistake.", by=cast.secretary)
    write(complete, 1, stated("new", "APPROVED", "something new"))
    reader = AnonymousUser() if role == "anonymous" else getattr(cast, role)

    rows = list(every_row(decision_sources(standing_of(reader), Q()), chunk=9))
    document = document_for(reader, with_meeting(Minutes.objects.all()).get()).document

    assert [row.statement for row in rows] == statements
    assert [each.text for each in document.items[0].decisions] == statements
    assert {row.is_draft for row in rows} == {role == "secretary"}


def test_what_is_circulated_says_draft_until_it_is_approved(cast: Cast, complete: Minutes) -> None:
    def is_draft() -> list[bool]:
        standing = standing_of(cast.member)
        rows = every_row(decision_sources(standing, Q()), chunk=9)
        return [edition_for(standing, "GRID12").is_draft, *{row.is_draft for row in rows}]

    bring_to(S.CIRCULATED, complete, cast)
    circulated = is_draft()
    bring_to(S.APPROVED, complete, cast)

    assert (circulated, is_draft()) == ([True, True], [False, False])
