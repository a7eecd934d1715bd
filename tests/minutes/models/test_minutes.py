"""Who reads which text in each state: the working text, the newest version of the panel, the newest published."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.utils import timezone

from core.accounts.models import User
from core.web.keyset_paging import every_row
from meetings.access import access_of
from meetings.enums import Role
from meetings.models import Membership
from minutes.enums import MinutesState, VersionKind
from minutes.models import Minutes, Version, VersionWithdrawal
from minutes.reading.editions import document_for, edition_for
from minutes.registers import decision_sources
from minutes.versions.freeze import freeze_version
from minutes.workflow import verbs
from tests.conftest import Cast
from tests.factories import make_member, stated, write
from tests.minutes.workflow.signing import PASSWORD, bring_to

S = MinutesState
NOTHING, WORKING = "nothing", "the working text"
READERS = ("anonymous", "outsider", "observer", "member", "chair", "secretary")


def read_by(cast: Cast, role: str) -> str:
    try:
        edition = edition_for(access_of(reader_of(cast, role)), "GRID12")
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

    verbs.reopen(complete, "A date.", by=cast.secretary)
    reopened = read(cast)
    bring_to(S.SIGNED, complete, cast)
    signed_again = read(cast)
    verbs.publish(complete, by=cast.secretary)

    assert reopened == ["version 3", "version 3", WORKING]
    assert signed_again == ["version 3", "version 6", "version 6"]
    assert read(cast) == ["version 6"] * 3


def test_what_was_circulated_stays_while_it_is_corrected(cast: Cast, complete: Minutes) -> None:
    bring_to(S.CIRCULATED, complete, cast)

    verbs.return_to_draft(complete, "A name.", by=cast.chair)

    assert read(cast) == [NOTHING, "version 1", WORKING]


def test_a_withdrawn_signature_takes_its_version_away(cast: Cast, complete: Minutes) -> None:
    bring_to(S.SIGNED, complete, cast)

    verbs.withdraw_signature(complete, "Too early.", by=cast.chair)
    withdrawn = read(cast)
    verbs.sign(complete, password=PASSWORD, by=cast.chair)

    assert withdrawn == [NOTHING, "version 2", "version 2"]
    assert read(cast) == [NOTHING, "version 4", "version 4"]


def test_both_ways_to_ask_find_the_same_version(cast: Cast, complete: Minutes) -> None:
    """``read_in`` asks for many minutes at once, ``with_what_is_read`` beside each."""

    def found() -> list[set[UUID]]:
        return [set(Version.objects.read_in(of).values_list("pk", flat=True)) for of in ([cast.panel.pk], [])]

    def beside() -> list[set[UUID]]:
        row = Minutes.objects.with_what_is_read().get(pk=complete.pk)
        return [{version} - {None} for version in (row.for_panel, row.for_public)]

    for state in (S.DRAFT, S.CIRCULATED, S.SIGNED, S.PUBLISHED):
        bring_to(state, complete, cast)
        assert found() == beside()
    verbs.reopen(complete, "A date.", by=cast.secretary)
    bring_to(S.SIGNED, complete, cast)

    assert found() == beside()
    assert found()[0].isdisjoint(found()[1])


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
    verbs.reopen(complete, "A mistake.", by=cast.secretary)
    write(complete, 1, stated("new", "APPROVED", "something new"))
    reader = AnonymousUser() if role == "anonymous" else getattr(cast, role)

    rows = list(every_row(decision_sources(access_of(reader), Q()), chunk=9))
    document = document_for(reader, Minutes.objects.with_meeting().get()).document

    assert [row.statement for row in rows] == statements
    assert [each.text for each in document.items[0].decisions] == statements
    assert {row.is_draft for row in rows} == {role == "secretary"}


def test_what_is_circulated_says_draft_until_it_is_approved(cast: Cast, complete: Minutes) -> None:
    def is_draft() -> list[bool]:
        access = access_of(cast.member)
        rows = every_row(decision_sources(access, Q()), chunk=9)
        return [edition_for(access, "GRID12").is_draft, *{row.is_draft for row in rows}]

    bring_to(S.CIRCULATED, complete, cast)
    circulated = is_draft()
    bring_to(S.APPROVED, complete, cast)

    assert (circulated, is_draft()) == ([True, True], [False, False])


def opened_by(reader: User | AnonymousUser) -> list[int]:
    """The numbers of the versions that somebody may open."""
    return sorted(Version.objects.given_to(access_of(reader)).values_list("number", flat=True))


def reader_of(cast: Cast, role: str) -> User | AnonymousUser:
    return AnonymousUser() if role == "anonymous" else getattr(cast, role)


def opened(cast: Cast) -> dict[str, list[int]]:
    """By the public, by who belongs to the panel, and by who takes part in the drafting."""
    each = {role: opened_by(reader_of(cast, role)) for role in READERS}
    assert each["anonymous"] == each["outsider"]
    assert each["observer"] == each["member"]
    assert each["chair"] == each["secretary"]
    return {name: each[role] for name, role in GIVEN_TO.items()}


GIVEN_TO = {"public": "anonymous", "panel": "member", "drafting": "secretary"}


def test_no_version_that_somebody_was_given_ever_disappears(cast: Cast, complete: Minutes) -> None:
    given: dict[str, set[int]] = {name: set() for name in GIVEN_TO}

    def look() -> None:
        for name, numbers in opened(cast).items():
            assert set(numbers) >= given[name]
            given[name] |= set(numbers)

    for state in list(S)[:-2]:
        bring_to(state, complete, cast)
        look()
    verbs.withdraw_signature(complete, "Too early.", by=cast.chair)
    look()
    verbs.sign(complete, password=PASSWORD, by=cast.chair)
    bring_to(S.PUBLISHED, complete, cast)
    look()
    verbs.reopen(complete, "A date.", by=cast.secretary)
    for state in list(S)[:-1]:
        bring_to(state, complete, cast)
        look()

    assert opened(cast) == {"public": [4, 7], "panel": [1, 2, 3, 4, 5, 6, 7], "drafting": [1, 2, 3, 4, 5, 6, 7]}


def test_what_was_published_is_public_in_any_state_of_the_text(cast: Cast, complete: Minutes) -> None:
    bring_to(S.PUBLISHED, complete, cast)

    opened_in = {}
    for state in S:
        Minutes.objects.update(state=state)
        opened_in[state] = opened_by(AnonymousUser())

    assert opened_in == {state: [3] for state in S}


def test_no_state_of_the_working_text_makes_a_version_public(cast: Cast, complete: Minutes) -> None:
    bring_to(S.SIGNED, complete, cast)

    opened_in = {}
    for state in S:
        Minutes.objects.update(state=state)
        opened_in[state] = opened_by(AnonymousUser())

    assert opened_in == {state: [] for state in S}


def test_what_was_published_stays_public_though_its_signature_is_withdrawn(cast: Cast, complete: Minutes) -> None:
    bring_to(S.PUBLISHED, complete, cast)
    withdraw(Version.objects.get(number=3), cast)

    assert (read(cast)[0], opened(cast)["public"]) == (NOTHING, [3])


def test_imported_versions_stay_open_to_everybody(cast: Cast, minutes: Minutes) -> None:
    freeze_version(minutes, VersionKind.IMPORTED, by=cast.operator)
    half_imported = opened(cast)
    verbs.record_publication_elsewhere(minutes, by=cast.operator)
    freeze_version(minutes, VersionKind.IMPORTED, by=cast.operator)

    assert half_imported == {"public": [], "panel": [], "drafting": [1]}
    assert opened(cast) == {"public": [1, 2], "panel": [1, 2], "drafting": [1, 2]}


def test_who_joins_later_reads_as_members_do_who_left_as_the_public(cast: Cast, complete: Minutes) -> None:
    bring_to(S.PUBLISHED, complete, cast)
    today = timezone.localdate()

    joined = make_member(cast.panel, "joined@example.org", Role.MEMBER)
    Membership.objects.filter(person__account=joined).update(starts_on=today)
    Membership.objects.filter(person__account=cast.member).update(ends_on=today - timedelta(days=1))

    assert opened_by(joined) == [1, 2, 3]
    assert opened_by(cast.member) == [3]


@pytest.mark.parametrize("state", [state for state in S if state != S.PUBLISHED_ELSEWHERE])
def test_what_one_reads_now_is_among_what_one_may_open(cast: Cast, complete: Minutes, state: MinutesState) -> None:
    bring_to(state, complete, cast)

    for role in READERS:
        now = read_by(cast, role)
        assert now in (NOTHING, WORKING) or int(now.split()[1]) in opened_by(reader_of(cast, role))


def withdraw(version: Version, cast: Cast) -> None:
    """As no button does once it is published."""
    VersionWithdrawal.objects.create(version=version, reason="In error.", at=timezone.now(), by=cast.chair)


@pytest.mark.parametrize("reference", ["GRID12", "grid12"])
def test_minutes_are_found_by_their_reference(minutes: Minutes, reference: str) -> None:
    assert Minutes.objects.get_by_reference(reference) == minutes


@pytest.mark.parametrize("reference", ["", "GRID", "GRID13", "GRID12/01", "12", "GRID99999999999999999999"])
def test_any_other_reference_finds_none(minutes: Minutes, reference: str) -> None:
    with pytest.raises(Minutes.DoesNotExist):
        Minutes.objects.get_by_reference(reference)
