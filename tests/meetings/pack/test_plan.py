"""What goes into a pack, in which order, and by what it is known; no row here is saved."""

from dataclasses import replace
from uuid import UUID

import pytest

from core.audience import Audience
from meetings.enums import PaperKind
from meetings.models import PaperVersion
from meetings.pack.plan import PackPlan, mark_of, papers_in
from meetings.papers.list import ListedItem, ListedPaper
from meetings.papers.punctuality import Arrival, Punctuality

ON_TIME = Punctuality(Arrival.ON_TIME, "On time")
FILE = PaperVersion(number=1, sha256="aa", content_type="application/pdf")


def paper(number: int, **said: object) -> ListedPaper:
    given = {"version": FILE, "punctuality": ON_TIME} | said
    return ListedPaper(UUID(int=number), f"GRID_48_0{number}", "Report", PaperKind.PAPER, **given)  # type: ignore[arg-type]


def plan(*items: ListedItem) -> PackPlan:
    return PackPlan(1, "GRID48", "Grid Code Panel", 48, "8 March 2030", "", "", Audience.PUBLIC, items)


def test_papers_follow_their_items_and_the_first_of_each_opens_it() -> None:
    withdrawn = paper(3, withdrawn="Superseded")
    items = [
        ListedItem(1, 1, "Opening", papers=(paper(1), paper(2), withdrawn)),
        ListedItem(2, 2, "Gone", withdrawn="Withdrawn: No time", papers=(paper(4),)),
        ListedItem(3, 3, "Figures", papers=(paper(5, version=None), paper(6))),
    ]

    assert [(packed.paper.reference, packed.opens) for packed in papers_in(plan(*items))] == [
        ("GRID_48_01", True),
        ("GRID_48_02", False),
        ("GRID_48_06", True),
    ]


def test_only_a_pdf_is_inside() -> None:
    office = PaperVersion(number=1, sha256="bb", content_type="application/msword")
    packed = papers_in(plan(ListedItem(1, 1, "Opening", papers=(paper(1), paper(2, version=office)))))

    assert [one.is_inside for one in packed] == [True, False]


@pytest.mark.parametrize(
    ("said", "mark"),
    [
        ({}, ""),
        ({"withdrawn": "Superseded"}, "Withdrawn: Superseded"),
        ({"is_withheld": True, "version": None}, ""),
        ({"version": None}, "To follow"),
        ({"version": None, "punctuality": Punctuality(Arrival.VERBAL, "Verbal")}, "Verbal"),
        ({"punctuality": Punctuality(Arrival.LATE, "Late by one working day")}, "Late by one working day"),
    ],
)
def test_a_mark_says_what_no_longer_changes(said: dict[str, object], mark: str) -> None:
    assert mark_of(paper(1, **said)) == mark


def test_the_key_changes_with_the_content_and_the_audience() -> None:
    first = plan(ListedItem(1, 1, "Opening", papers=(paper(1),)))
    another_file = PaperVersion(number=2, sha256="bb", content_type="application/pdf")
    others = [
        replace(first, audience=Audience.CONFIDENTIAL),
        replace(first, place="Room 4"),
        plan(ListedItem(1, 1, "Opening", papers=(paper(1, version=another_file),))),
    ]

    assert first.key == plan(ListedItem(1, 1, "Opening", papers=(paper(1),))).key
    assert len({first.key, *(other.key for other in others)}) == 4


def test_it_holds_secrets_where_one_is_to_be_read() -> None:
    secret = paper(1, is_confidential=True)

    assert plan(ListedItem(1, 1, "Opening", papers=(secret,))).holds_secrets
    assert not plan(ListedItem(1, 1, "Opening", papers=(replace(secret, is_withheld=True),))).holds_secrets
