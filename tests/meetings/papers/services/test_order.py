"""The papers of an item in another order: what follows it, what stays, and who may change it until when."""

import pytest

from core.audience import Audience
from core.audit.trail import AuditEvent
from core.errors import NotAllowed, Unacceptable, WrongState
from meetings.enums import MeetingState
from meetings.models import Meeting, Paper
from meetings.pack.plan import papers_in, plan_pack
from meetings.papers.services.bin import bin_paper, restore_paper
from meetings.papers.services.order import move_paper
from tests.conftest import Cast
from tests.meetings.papers.orders import paper, titles


@pytest.mark.parametrize(
    ("moved", "to", "order"),
    [
        ("Ants", "Bees", ["Bees", "Ants", "Cats", "Dogs"]),
        ("Ants", "Cats", ["Bees", "Cats", "Ants", "Dogs"]),
        ("Cats", "Bees", ["Ants", "Cats", "Bees", "Dogs"]),
        ("Cats", "Ants", ["Cats", "Ants", "Bees", "Dogs"]),
    ],
)
def test_a_paper_goes_where_another_stands_in_the_list_and_in_the_pack(
    cast: Cast, ordered: Meeting, moved: str, to: str, order: list[str]
) -> None:
    before = dict(Paper.objects.values_list("title", "reference"))

    assert move_paper(paper(moved), paper(to), by=cast.secretary)

    assert titles(ordered) == order
    assert [each.paper.title for each in papers_in(plan_pack(ordered, Audience.CONFIDENTIAL))] == order
    assert dict(Paper.objects.values_list("title", "reference")) == before
    assert AuditEvent.objects.latest("seq").verb == "meetings.paper_moved"


def test_a_paper_that_stays_where_it_is_leaves_no_event(cast: Cast, ordered: Meeting) -> None:
    before = AuditEvent.objects.count()

    assert not move_paper(paper("Ants"), paper("Ants"), by=cast.secretary)

    assert AuditEvent.objects.count() == before


def test_what_lies_in_the_bin_comes_back_to_its_place(cast: Cast, ordered: Meeting) -> None:
    Meeting.objects.update(state=MeetingState.PLANNED)
    bin_paper(paper("Bees"), by=cast.secretary)
    move_paper(paper("Cats"), paper("Ants"), by=cast.secretary)

    restore_paper(paper("Bees"), by=cast.secretary)

    assert titles(ordered) == ["Cats", "Ants", "Bees", "Dogs"]


@pytest.mark.parametrize(("moved", "to"), [("Ants", "Dogs"), ("Ants", "Bees"), ("Bees", "Ants")])
def test_neither_another_items_paper_nor_one_in_the_bin_is_a_place(
    cast: Cast, ordered: Meeting, moved: str, to: str
) -> None:
    Meeting.objects.update(state=MeetingState.PLANNED)
    bin_paper(paper("Bees"), by=cast.secretary)

    with pytest.raises(Unacceptable, match="only go where another paper for its item is"):
        move_paper(paper(moved), paper(to), by=cast.secretary)


@pytest.mark.parametrize("state", [MeetingState.CLOSED, MeetingState.CANCELLED])
def test_once_the_meeting_is_over_or_off_the_order_stays(cast: Cast, ordered: Meeting, state: MeetingState) -> None:
    Meeting.objects.update(state=state)

    with pytest.raises(WrongState, match="its papers stay as they are"):
        move_paper(paper("Ants"), paper("Bees"), by=cast.secretary)


@pytest.mark.parametrize("role", ["chair", "member", "observer", "outsider"])
def test_only_the_secretariat_puts_papers_in_order(cast: Cast, ordered: Meeting, role: str) -> None:
    with pytest.raises(NotAllowed):
        move_paper(paper("Ants"), paper("Bees"), by=getattr(cast, role))
