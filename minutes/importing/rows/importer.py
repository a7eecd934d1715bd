"""Published minutes written as rows, by the services of drafting; the same source twice changes nothing."""

from uuid import UUID

from django.db import IntegrityError, transaction

from actions.models import Action
from actions.services import issue_printed_numbers, keep_printed_labels
from core.accounts.models import User
from core.audience import Sensitivity
from core.audit.trail import record
from core.errors import WrongState
from meetings.agenda.services.items import PlannedItem, add_items, rename_item
from meetings.attendance.services.attendance import record_apologies
from meetings.calendar.services.meetings import create_meeting
from meetings.enums import MeetingState
from meetings.item_numbers import ItemNumber
from meetings.models import Meeting, Panel
from meetings.panels.services import add_outcome_words, create_panel
from minutes.document.build import build_document
from minutes.drafting.classification import classify_item
from minutes.drafting.details import set_action_details
from minutes.drafting.save import save_front, save_item_text, start_minutes, write_text
from minutes.enums import VersionKind
from minutes.importing.parsed import Correction
from minutes.importing.rows.composer import ComposedItem, ComposedMinutes
from minutes.importing.rows.plan import ImportPlan
from minutes.importing.rows.preview import MARKED_IN_SOURCE
from minutes.importing.rows.wording import guard_written
from minutes.models import ImportedSource, ItemText, Minutes
from minutes.versions.freeze import freeze_version
from minutes.workflow.verbs import record_publication_elsewhere


def carry_out(plan: ImportPlan, *, by: User) -> Minutes:
    """Write what the plan says, all of it or nothing, and freeze the result as a version.

    Raises WrongState where another import was quicker since the plan was made, Unacceptable where headings without
    numbers would be the items and nobody has agreed to that.
    """
    plan.guard_headings()
    if plan.present is not None and plan.changes_nothing:
        return plan.present.minutes
    try:
        with transaction.atomic():
            return _import(plan, by=by) if plan.present is None else _apply_consent(plan, plan.present, by=by)
    except IntegrityError as error:
        raise WrongState(f"Somebody else is importing {plan.request.reference} too; run the import again.") from error


def _import(plan: ImportPlan, *, by: User) -> Minutes:
    panel = _panel(plan, by=by)
    if plan.new_words:
        add_outcome_words(panel, plan.new_words, by=by)
    text = plan.text
    meeting = _meeting(plan, panel, by=by)
    items = add_items(meeting, list(map(_planned, text.items)), by=by)
    if plan.parsed.apologies_recorded:
        record_apologies(meeting, [(apology.category, apology.name) for apology in plan.parsed.apologies], by=by)
    minutes = start_minutes(meeting, by=by)
    save_front(minutes, text.front, by=by)
    for row, item in zip(items, text.items, strict=True):
        save_item_text(row, item.html, base_revision=0, by=by)
        if item.is_confidential:
            classify_item(row, Sensitivity.CONFIDENTIAL, by=by, reason=MARKED_IN_SOURCE, public_title=item.title)
    _keep_unnumbered(meeting, text, by=by)
    issue_printed_numbers(meeting, _numbers(text), digits=text.action_digits, by=by)
    record_publication_elsewhere(minutes, by=by)
    _keep_source(plan, minutes, by=by)
    guard_written(build_document(minutes), plan.preview)
    freeze_version(minutes, VersionKind.IMPORTED, by=by)
    return minutes


def _planned(item: ComposedItem) -> PlannedItem:
    return PlannedItem(ItemNumber(item.number), item.title, printed_number=item.printed_number)


def _keep_unnumbered(meeting: Meeting, text: ComposedMinutes, *, by: User) -> None:
    """Keep the labels of actions that are printed without a number, and the owners and dues that their texts do not
    name."""
    unnumbered = {UUID(pk): action for item in text.items for pk, action in item.unnumbered.items()}
    keep_printed_labels(meeting, {pk: action.label for pk, action in unnumbered.items()}, by=by)
    for row in Action.objects.filter(meeting=meeting, pk__in=unnumbered).select_related("item__meeting__panel"):
        printed = unnumbered[row.pk]
        owner = row.owner if printed.owner is None else printed.owner
        due = row.due if printed.due is None else printed.due
        if (owner, due) != (row.owner, row.due):
            set_action_details(row, owner=owner, due=due, by=by)


def _panel(plan: ImportPlan, *, by: User) -> Panel:
    panel = Panel.objects.filter(code=plan.request.panel_code).first()
    return panel or create_panel(plan.request.panel_code, name=plan.panel_name, by=by)


def _meeting(plan: ImportPlan, panel: Panel, *, by: User) -> Meeting:
    number = plan.request.meeting_number
    meeting = Meeting.objects.filter(panel=panel, series="", number=number).first()
    if meeting is None:
        return create_meeting(panel, number, by=by, held_on=plan.held_on, state=MeetingState.CLOSED)
    if meeting.items.exists():
        raise WrongState(f"{meeting.reference} already has an agenda here; an import would overwrite it.")
    return meeting


def _numbers(text: ComposedMinutes) -> dict[UUID, int]:
    return {UUID(action): reference.number for item in text.items for action, reference in item.references.items()}


def _keep_source(plan: ImportPlan, minutes: Minutes, *, by: User) -> None:
    source, _ = ImportedSource.objects.update_or_create(
        minutes=minutes,
        defaults={
            "file_name": plan.source.file_name,
            "sha256": plan.source.sha256,
            "text": plan.source.text,
            "accepted_outcomes": sorted(plan.words),
            "accepted_corrections": list(map(_identity, plan.accepted)),
            "accepted_statements": [each.as_data() for each in plan.accepted_statements],
            "furniture_left_out": plan.leaves_out_furniture,
        },
    )
    record(
        "minutes.imported",
        minutes,
        by=by,
        attests=[source],
        file_name=plan.source.file_name,
        sha256=plan.source.sha256,
        outcomes=sorted(plan.newly_accepted_words),
        corrections=len(plan.newly_accepted),
        statements=len(plan.newly_accepted_statements),
    )


def _identity(correction: Correction) -> dict[str, object]:
    """The columns by which a later import of the same source knows a correction again."""
    return {"line": correction.line, "printed": correction.printed, "suggested": correction.suggested}


def _apply_consent(plan: ImportPlan, present: ImportedSource, *, by: User) -> Minutes:
    """Write into imported minutes exactly what has newly been accepted, as a new version."""
    minutes = present.minutes
    if plan.new_words:
        add_outcome_words(minutes.meeting.panel, plan.new_words, by=by)
    text = plan.text
    save_front(minutes, text.front, by=by)
    _rewrite_items(minutes, text, by=by)
    _keep_source(plan, minutes, by=by)
    guard_written(build_document(minutes), plan.preview)
    freeze_version(minutes, VersionKind.IMPORTED, by=by)
    return minutes


def _rewrite_items(minutes: Minutes, text: ComposedMinutes, *, by: User) -> None:
    texts = ItemText.objects.filter(item__meeting=minutes.meeting).select_related("item__meeting__panel")
    present = {row.item.number.main: row for row in texts.select_for_update(of=("self",), no_key=True)}
    for item in text.items:
        row = present[item.number]
        if row.item.title != item.title:
            rename_item(row.item, item.title, by=by)
        write_text(row, item.html, by=by)
