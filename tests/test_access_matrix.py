"""The matrix: role × address × state of the meeting and its minutes × audience, with a second panel in the cast."""

from collections.abc import Callable, Iterator
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.template.base import Template
from django.test import Client, RequestFactory
from django.urls import resolve
from django.utils import timezone
from django.utils.safestring import SafeString
from hypothesis import settings as hypothesis_settings

from core.accounts.models import User
from core.audit.trail import AuditEvent
from core.errors import Refusal
from core.web.refusals import status_of
from meetings.agenda.services.items import PlannedItem, add_items
from meetings.calendar.services.meetings import create_meeting
from meetings.enums import MeetingState, Role
from meetings.models import Membership, Panel
from minutes.enums import MinutesState, VersionKind
from minutes.models import Minutes, Version, VersionPublication
from minutes.workflow import verbs
from tests import access_matrix as matrix
from tests.access_matrix import ROLES
from tests.conftest import Cast, Ground, make_cast
from tests.factories import make_member
from tests.minutes.workflow.signing import bring_to, make_complete_minutes

OPEN_WORDS, SECRET_WORDS = "the open budget", "the hidden price"
S = MinutesState
NUMBERS = {point: 51 + 2 * place for place, point in enumerate(matrix.POINTS)}  # the next one approves
NUMBERS |= {point: number for number, point in enumerate(matrix.MEETING_POINTS, 71)}


@pytest.fixture
def house(laid: SimpleNamespace, untouched: Callable[[SimpleNamespace], SimpleNamespace]) -> SimpleNamespace:
    return untouched(laid)


@pytest.fixture(scope="module")
def laid(ground: Ground) -> SimpleNamespace:
    """A meeting at each point; nothing is sealed, for what a file holds is looked at elsewhere."""
    cast = make_cast()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(verbs, "request_files", lambda _version: None)
        for point in matrix.POINTS:
            _bring_to(point, make_complete_minutes(cast, NUMBERS[point]), cast)
    for point in matrix.MEETING_POINTS:
        meeting = create_meeting(cast.panel, NUMBERS[point], state=point, by=cast.secretary)
        add_items(meeting, [PlannedItem(1, "Welcome")], by=cast.operator)
    visitor = make_member(Panel.objects.get(code="OTHER"), "visitor@example.org", Role.SECRETARY, is_cleared=True)
    observing = {"role": Role.OBSERVER, "starts_on": timezone.localdate()}
    Membership.objects.create(panel=cast.panel, person=visitor.person, **observing)
    administrator = User.objects.create_user("administrator@example.org", name="Administrator", is_superuser=True)
    uncleared = make_member(cast.panel, "uncleared@example.org", Role.DEPUTY_SECRETARY)
    others = {"visitor": visitor, "administrator": administrator, "uncleared_secretary": uncleared}
    return SimpleNamespace(**vars(cast), **others)


def _bring_to(point: str, minutes: Minutes, cast: Cast) -> None:
    first = {matrix.RETURNED: S.CIRCULATED, matrix.REOPENED: S.SIGNED, S.PUBLISHED: S.SIGNED}.get(point, point)
    bring_to(S(first), minutes, cast)
    if point == matrix.RETURNED:
        verbs.return_to_draft(minutes, "A word.", by=cast.secretary)
    if point in (S.PUBLISHED, matrix.REOPENED):
        signed = Version.objects.get(minutes=minutes, kind=VersionKind.SIGNED)
        VersionPublication.objects.create(version=signed, at=timezone.now(), by=cast.secretary)
        Minutes.objects.filter(pk=minutes.pk).update(state=S.DRAFT if point == matrix.REOPENED else S.PUBLISHED)


@pytest.fixture
def _blank_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page is not drawn: whether it is given is decided before that, and drawing it is what takes the time."""
    monkeypatch.setattr(Template, "render", lambda _self, _context: SafeString(""))


def signed_in(client: Client, role: str, house: SimpleNamespace) -> Client:
    if role != "anonymous":
        client.force_login(getattr(house, role))
    return client


def wrong_cells(house: SimpleNamespace, role: str) -> Iterator[tuple[str, str, str, int, int]]:
    account = AnonymousUser() if role == "anonymous" else getattr(house, role)
    walks = ((matrix.MINUTES, matrix.POINTS), (matrix.MEETING, matrix.MEETING_POINTS))
    for asks, points in walks:
        for ask, method, status, point in matrix.cells(role, asks, points, is_whole=matrix.is_long_run()):
            got = answered(account, method, "/" + ask.address.format(f"GRID{NUMBERS[point]}"))
            if got != status:
                yield method, ask.address, point, status, got


def answered(account: User | AnonymousUser, method: str, address: str) -> int:
    """Return the status by which the view answers, asked itself: what stands before it is the same for every address,
    and is walked through by the tables."""
    match = resolve(address)
    request = getattr(RequestFactory(), method)(address)
    request.user, request.session, request.csp_nonce = account, {}, ""
    try:
        return int(match.func(request, *match.args, **match.kwargs).status_code)
    except Http404:
        return 404
    except Refusal as refusal:
        return status_of(refusal)


@pytest.mark.usefixtures("_blank_pages")
@pytest.mark.parametrize("role", ROLES)
def test_each_role_gets_at_each_point_what_follows_from_who_sees_and_does_what(
    house: SimpleNamespace, role: str
) -> None:
    before = AuditEvent.objects.count()

    assert list(wrong_cells(house, role)) == []
    assert AuditEvent.objects.count() == before


@pytest.mark.parametrize("role", ROLES)
def test_each_role_reads_at_each_point_the_words_of_its_audience(
    house: SimpleNamespace, client: Client, role: str
) -> None:
    signed_in(client, role, house)

    found = {}
    for point in matrix.POINTS:
        page = client.get(f"/minutes/GRID{NUMBERS[point]}/").content.decode()
        found[point] = (OPEN_WORDS in page, SECRET_WORDS in page)

    assert found == {
        point: (role in matrix.readers(point), role in matrix.readers(point) & matrix.CLEARED)
        for point in matrix.POINTS
    }


def test_the_matrix_has_every_state_in_which_somebody_may_do_something() -> None:
    assert {*matrix.POINTS} >= {*MinutesState} - {S.PUBLISHED_ELSEWHERE}
    assert {*matrix.MEETING_POINTS} == {*MeetingState}


def test_a_share_of_the_matrix_has_each_answer_of_each_address_for_each_role() -> None:
    def answers(*, is_whole: bool) -> list[tuple[object, ...]]:
        walks = ((matrix.MINUTES, matrix.POINTS), (matrix.MEETING, matrix.MEETING_POINTS))
        found = [cell for role in ROLES for walk in walks for cell in matrix.cells(role, *walk, is_whole=is_whole)]
        return [(cell.ask.address, cell.method, cell.status) for cell in found]

    share, whole = answers(is_whole=False), answers(is_whole=True)

    assert {*share} == {*whole}
    assert len(share) < len(whole) / 2


def test_the_whole_matrix_is_walked_by_the_long_profile_and_by_no_other() -> None:
    examples = {name: hypothesis_settings.get_profile(name).max_examples for name in ("ci", "house", "long")}

    assert {name for name, count in examples.items() if count >= matrix.LONG} == {"long"}
