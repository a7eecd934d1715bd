"""Which agenda readers have, and when two say the same."""

from dataclasses import replace

from core.audience import Audience
from meetings.agenda.reading import agenda_of_issue, live_agenda, says_the_same
from meetings.agenda.serialise import agenda_from, agenda_text
from meetings.agenda.services.planned import NewItem, plan_items
from meetings.agenda.services.points import Details
from meetings.models import AgendaIssue, AgendaItem, Meeting, Organisation
from tests.conftest import Cast
from tests.meetings.agenda.issued import read
from tests.meetings.agenda.planning import issue, item_at, make_secret


def test_what_became_confidential_after_it_was_issued_is_withheld_from_then_on(cast: Cast, planned: Meeting) -> None:
    issue(planned)

    make_secret(item_at(planned, 2))

    assert list(read(planned)) == ["Welcome", "A contract", "Close"]
    assert list(read(planned, Audience.CONFIDENTIAL)) == ["Welcome", "Budget", "Close"]


def test_a_document_says_the_same_whatever_its_revision(cast: Cast, planned: Meeting) -> None:
    issue(planned)
    plan_items(planned, [NewItem(Details("Late"))], by=cast.secretary)
    issue(planned)

    second, first = (agenda_from(row.content) for row in AgendaIssue.objects.all())

    assert not says_the_same(second, first)
    assert says_the_same(second, second)


def test_a_presenter_who_is_known_has_their_organisation(cast: Cast, planned: Meeting) -> None:
    person = cast.member.person
    person.organisation = Organisation.objects.create(name="SECAS")
    person.save()
    AgendaItem.objects.filter(meeting=planned, number=2).update(presenter=person.name, presented_by=person)
    AgendaItem.objects.filter(meeting=planned, number=3).update(presenter="A guest")

    draft = live_agenda(planned)

    assert [entry.presenter_in_full for entry in draft.items] == ["", f"{person.name}, SECAS", "A guest"]
    without = replace(draft, items=tuple(replace(entry, organisation="") for entry in draft.items))
    assert says_the_same(draft, without)


def test_an_issue_names_who_issued_it_also_where_its_text_does_not_yet(planned: Meeting) -> None:
    issue(planned)
    row = AgendaIssue.objects.select_related("issued_by").get()
    document = agenda_from(row.content)
    early = AgendaIssue(pk=row.pk, meeting=planned, issued_by=row.issued_by)
    early.content = agenda_text(replace(document, issued_by=""), "salt")

    assert document.issued_by == row.issued_by.name != ""
    assert agenda_of_issue(early).issued_by == row.issued_by.name
    assert says_the_same(document, live_agenda(planned))
