"""Agendas as documents: as issued, and as the live rows have them now. Whatever leaves SmartGov is redacted first."""

from collections.abc import Iterator
from dataclasses import replace

from core.audience import Sensitivity
from meetings.agenda.document import AgendaDocument, AgendaEntry, Secrecy, keep_secret
from meetings.agenda.serialise import agenda_from
from meetings.enums import Purpose
from meetings.models import AgendaIssue, AgendaItem, Meeting
from meetings.panels.letterhead import letterhead_of
from meetings.panels.rules import PanelRules


def is_agenda_issued(meeting: Meeting) -> bool:
    """Return whether an agenda stands: issued, and not recalled since."""
    return AgendaIssue.objects.in_force().filter(meeting=meeting).exists()


def latest_issue(meeting: Meeting) -> AgendaIssue | None:
    """Return the newest issue with its recall, if it was recalled."""
    issues = AgendaIssue.objects.filter(meeting=meeting).select_related("recall", "issued_by")
    return issues.order_by("-revision").first()


def issued_agenda(meeting: Meeting) -> AgendaDocument | None:
    """Return the agenda that stands, or None. An item that became confidential since is so here as well."""
    issue = AgendaIssue.objects.in_force().filter(meeting=meeting).select_related("issued_by").first()
    return agenda_of_issue(issue) if issue else None


def agenda_of_issue(issue: AgendaIssue) -> AgendaDocument:
    """Return what was issued, in one query; an item that became confidential since is so here as well.

    Those of early releases do not name who issued them; their row does.
    """
    secret = AgendaItem.with_binned.filter(meeting=issue.meeting_id).exclude(sensitivity=Sensitivity.PUBLIC)
    rows = secret.values_list("pk", "sensitivity_reason", "public_title")
    document = agenda_from(issue.content)
    named = replace(document, issued_by=document.issued_by or issue.issued_by.name)
    return keep_secret(named, {pk: Secrecy(reason, title) for pk, reason, title in rows})


def live_agenda(meeting: Meeting, last: AgendaIssue | None = None) -> AgendaDocument:
    """Return the agenda as its rows have it now: a draft. ``last`` is the issue before it, recalled or not."""
    return AgendaDocument(
        panel_code=meeting.panel.code,
        panel_name=meeting.panel.name,
        series=meeting.series,
        number=meeting.number,
        held_on=meeting.held_on,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        place=meeting.place,
        letterhead=letterhead_of(meeting.panel),
        items=tuple(entries_of(meeting)),
        before=agenda_from(last.content).items if last else (),
        zone_said=meeting.zone_said,
    )


def entries_of(meeting: Meeting) -> Iterator[AgendaEntry]:
    """Yield the items of a meeting in their order, as its rows have them now."""
    items = meeting.items.select_related("presented_by__organisation")
    return map(_entry_of, items.order_by("number"))


def _entry_of(item: AgendaItem) -> AgendaEntry:
    presenter = item.presented_by
    return AgendaEntry(
        id=item.pk,
        number=item.number,
        title=item.title,
        public_title=item.public_title,
        purpose=Purpose(item.purpose).label if item.purpose else "",
        presenter=item.presenter,
        minutes_allotted=item.minutes_allotted,
        sensitivity=item.sensitivity,
        sensitivity_reason=item.sensitivity_reason,
        withdrawn_reason=item.withdrawn_reason,
        is_withdrawn=bool(item.withdrawn_reason),
        organisation=presenter.organisation.name if presenter and presenter.organisation else "",
    )


def moved_since(document: AgendaDocument, meeting: Meeting) -> str:
    """Return the meeting's new day, hours and place in a sentence, if this agenda was issued for others."""
    now = (meeting.held_on, meeting.starts_at, meeting.ends_at, meeting.place)
    if document.is_draft or now == (document.held_on, document.starts_at, document.ends_at, document.place):
        return ""
    said = ", ".join(filter(None, (meeting.day, meeting.hours, meeting.place))) or "not fixed at present"
    return f"The meeting has been moved since this agenda was issued. It is now: {said}."


def says_the_same(draft: AgendaDocument, issued: AgendaDocument) -> bool:
    """Return whether the draft tells a reader nothing new: letterhead, revision and organisations do not count, nor
    whose time the hours are, which an earlier release did not say."""
    return _what_counts(draft) == _what_counts(issued)


def _what_counts(document: AgendaDocument) -> AgendaDocument:
    items = tuple(replace(entry, organisation="") for entry in document.items)
    return replace(
        document, revision=0, issued_on=None, issued_by="", letterhead=None, before=(), zone_said="", items=items
    )


def agenda_gaps(document: AgendaDocument, rules: PanelRules) -> Iterator[str]:
    """Yield in sentences what must be done before an agenda can be issued. Each names an item by its number alone.

    Where items are confidential unless somebody says otherwise, nothing is published item by item, and none needs a
    title of its own for those who may not read it.
    """
    if document.held_on is None:
        yield "The meeting has no date yet. Give it one first."
    if all(entry.is_withdrawn for entry in document.items):
        yield "There is no item on the agenda. Add the first one."
    for entry in document.items:
        if rules.asks_for_public_titles and entry.sensitivity != Sensitivity.PUBLIC and not entry.public_title:
            yield (
                f"Item {entry.number} is confidential and has no public title. Give it one: "
                "those who may not read it find it in its place."
            )
