"""Records the vote on a statement, or takes it back; from then on how it was carried is what the vote says."""

from collections.abc import Sequence
from dataclasses import replace

from django.db import transaction
from django.db.models import Model

from core.accounts.models import User
from core.audience import Sensitivity
from core.audit.trail import record
from core.characters import one_line
from core.checked_rows import check_fields
from core.errors import ChangedMeanwhile, NotAllowed, Unacceptable, WrongState
from meetings.access import reads_confidential
from meetings.attendance.electorate import Electorate, electorate_at
from meetings.attendance.queries import room_of
from meetings.attendance.vote_record import EnteredVote, vote_faults
from meetings.attendance.vote_rows import ballot_rows, vote_row
from meetings.models import AgendaItem, Ballot, Decision, Vote
from minutes.drafting.save import text_to_write
from minutes.models import ItemText
from minutes.text import read

ONLY_OF_A_DRAFT = "A vote can be recorded only while the minutes are a draft."
OVERTAKEN = (
    "Somebody else has changed the vote on this statement since you opened it. Yours is not saved. "
    "Open the vote again to see what stands now."
)
CARRIED = ("carried_by", "dissent_count")  # what a vote says of its decision


def electorate_of(item: AgendaItem) -> Electorate:
    """Return who may vote at an item, in five queries."""
    meeting = item.meeting
    return electorate_at(room_of(meeting), item.number, is_recorded=meeting.attendance_recorded)


@transaction.atomic
def record_vote(decision: Decision, entered: EnteredVote, *, by: User, seen: str | None = None) -> Vote:
    """Record the vote on a statement in place of what was recorded of it, and return it.

    ``seen`` names the vote that whoever records this has before them, and is empty where there was none.

    Raises ChangedMeanwhile where by now another stands, or none; WrongState unless the minutes are a draft, NotAllowed
    for anybody but the secretariat, and for what is confidential for whoever is not cleared; Unacceptable, with a
    sentence for each fault, for a vote that those who may vote at the item cannot have cast.
    """
    text, row = _to_change(decision, by)
    entered = _in_lines(entered)
    electorate = electorate_of(text.item)
    if faults := list(vote_faults(entered, electorate)):
        raise Unacceptable(" ".join(faults))
    vote = vote_row(row, entered, electorate)
    check_fields(vote)
    ballots = list(ballot_rows(vote, entered, electorate))
    for ballot in ballots:
        check_fields(ballot)
    now = Vote.objects.filter(decision=row).first()
    if seen is not None and seen_as(now) != seen:
        if now and _says_the_same(now, vote, ballots) and row.dissent_names == list(entered.on_request):
            return now
        raise ChangedMeanwhile(OVERTAKEN)
    before = _taken_out(row)
    vote.save()
    Ballot.objects.bulk_create(ballots)
    _say_how_it_was_carried(row, vote, entered.on_request)
    record(
        "minutes.vote_recorded",
        row,
        by=by,
        removes=before,
        attests=[row, vote, *ballots],
        item=text.pk,
        is_by_name=vote.is_by_name,
    )
    return vote


@transaction.atomic
def take_back_vote(decision: Decision, *, by: User, seen: str | None = None) -> None:
    """Take back the vote on a statement: how it was carried is again what the text says. Raises as ``record_vote``."""
    text, row = _to_change(decision, by)
    now = Vote.objects.filter(decision=row).first()
    if now and seen is not None and seen_as(now) != seen:
        raise ChangedMeanwhile(OVERTAKEN)
    before = _taken_out(row)
    if not before:
        return
    statements = read(text.html, panel_code=text.item.meeting.panel.code).statements
    statement = next((found for found in statements if found.id == str(row.pk)), None)
    if statement is None:
        raise WrongState("The text no longer holds this statement.")
    row.carried_by, row.dissent_count, row.dissent_names = statement.carried_by, statement.dissent_count, []
    row.set_by_hand = [name for name in row.set_by_hand if name not in CARRIED]
    row.save(update_fields=[*CARRIED, "dissent_names", "set_by_hand"])
    record("minutes.vote_taken_back", row, by=by, removes=before, attests=[row], item=text.pk)


def seen_as(vote: Vote | None) -> str:
    """Return what a form names the vote by that its author has before them."""
    return str(vote.pk) if vote else ""


def _says_the_same(now: Vote, vote: Vote, ballots: Sequence[Ballot]) -> bool:
    """Tell whether a form was sent twice."""
    cast = now.ballots.order_by("position")
    return _told(now, "id") == _told(vote, "id") and [_told(each, "id", "vote_id") for each in cast] == [
        _told(each, "id", "vote_id") for each in ballots
    ]


def _told(row: Model, *but: str) -> dict[str, object]:
    names = [field.attname for field in row._meta.concrete_fields if field.attname not in but]
    return {name: getattr(row, name) for name in names}


def _to_change(decision: Decision, by: User) -> tuple[ItemText, Decision]:
    """Return the text, locked, and the row as it stands, for whoever may change it."""
    text = text_to_write(decision.item, by, otherwise=ONLY_OF_A_DRAFT)
    row = Decision.objects.get(pk=decision.pk)
    is_secret = Sensitivity.CONFIDENTIAL in (text.item.sensitivity, row.sensitivity)
    if is_secret and not reads_confidential.test(by, text.item.meeting.panel):
        raise NotAllowed("This vote is confidential. Only those cleared for it can change it.")
    if row.retired_at or row.item_id != text.item_id:
        raise WrongState("The text no longer holds this statement.")
    return text, row


def _in_lines(entered: EnteredVote) -> EnteredVote:
    """Return the vote with each name in one line."""
    return replace(
        entered,
        options=tuple((one_line(name), votes) for name, votes in entered.options),
        ballots=tuple(replace(ballot, option=one_line(ballot.option)) for ballot in entered.ballots),
        mover=one_line(entered.mover),
        seconder=one_line(entered.seconder),
        casting=one_line(entered.casting),
        casting_by=one_line(entered.casting_by),
        on_request=tuple(filter(None, map(one_line, entered.on_request))),
    )


def _taken_out(row: Decision) -> list[Model]:
    """Delete the rows of the vote on a decision, and return them."""
    votes = Vote.objects.filter(decision=row)
    gone = [*votes, *Ballot.objects.filter(vote__decision=row)]
    votes.delete()
    return gone


def _say_how_it_was_carried(row: Decision, vote: Vote, on_request: Sequence[str]) -> None:
    """Set what a vote says of its decision as a person would: the text no longer changes it."""
    is_divided = vote.is_carried and vote.against > 0
    row.carried_by = "majority" if is_divided else ""
    row.dissent_count = vote.against if is_divided else None
    row.dissent_names = list(on_request)
    row.set_by_hand = sorted({*row.set_by_hand, *CARRIED})
    row.save(update_fields=[*CARRIED, "dissent_names", "set_by_hand"])
