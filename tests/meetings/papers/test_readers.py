"""Who has opened which paper, for whoever keeps the minutes."""

from core.audience import Audience
from meetings.models import Meeting, Paper
from meetings.papers.list import items_with_papers
from meetings.papers.readers import opened_papers
from meetings.papers.services.papers import add_paper_version
from meetings.papers.services.reading import note_opening
from tests.conftest import Cast
from tests.meetings.papers.papers import pdf


def said(meeting: Meeting) -> dict[str, tuple[str, tuple[str, ...]]]:
    opened = opened_papers(meeting, items_with_papers(meeting, Audience.CONFIDENTIAL))
    papers = {paper.pk: paper.title for paper in Paper.objects.all()}
    return {papers[pk]: (str(readers), readers.names) for pk, readers in opened.items()}


def test_members_are_counted_among_those_who_may_read_it_and_all_are_named(cast: Cast, meeting: Meeting) -> None:
    cast.member.person.memberships.update(is_cleared=False)
    for title, reader in (
        ("Wombat report", cast.member),
        ("Wombat report", cast.observer),
        ("quokkatitle", cast.chair),
    ):
        note_opening(Paper.objects.get(title=title).versions.get(), by=reader)

    assert said(meeting) == {
        "Wombat report": ("Opened by 1 of 2 members", ("Member", "Observer")),
        "quokkatitle": ("Opened by 1 of 1 member", ("Chair",)),
        "quokkapaper": ("Opened by 0 of 1 member", ()),
    }


def test_only_the_newest_version_counts(cast: Cast, meeting: Meeting) -> None:
    paper = Paper.objects.get(title="Wombat report")
    note_opening(paper.versions.get(), by=cast.member)

    add_paper_version(paper, "new.pdf", pdf("newer"), by=cast.secretary)

    assert said(meeting)["Wombat report"] == ("Opened by 0 of 2 members", ())
