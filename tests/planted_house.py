"""A house with a word planted in each text that not everybody may read, and the list of all texts that rows hold.

``PLANTED`` says of each such text who may find it. ``COPIES`` hold the words of others, and ``OPEN`` says why a text
needs no wall; ``tests/test_planted.py`` holds that no field of any model is missing from the three.
"""

from collections.abc import Iterator
from datetime import timedelta
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from django.utils import timezone

from actions.models import Action, ActionState
from actions.services import (
    answer_action,
    attach_evidence,
    check_evidence,
    issue_action_numbers,
    keep_printed_labels,
    set_new_due,
    transfer_action,
)
from core.accounts.models import User
from core.audience import Sensitivity
from core.unsent.models import UnsentForm
from meetings.agenda.services.bin import bin_item
from meetings.agenda.services.issue import issue_agenda, recall_agenda
from meetings.agenda.services.planned import NewItem, plan_items, withdraw_planned_item
from meetings.agenda.services.points import Details
from meetings.agenda.services.proposals import decline_proposal, propose_item
from meetings.agenda.services.standing_items import add_standing_item
from meetings.attendance.services.interests import Stated, register_interest
from meetings.attendance.services.rsvp import answer_coming, declare_interest
from meetings.calendar.services.arranging import cancel_meeting
from meetings.correspondence.services.answering import Evidence, Given, answer_question, enter_answer
from meetings.correspondence.services.closing import close_what_is_over, extend_window
from meetings.correspondence.services.discussing import answer_contribution, contribute
from meetings.correspondence.services.drafting import Asked, draft_decision
from meetings.correspondence.services.moving import move_to_meeting
from meetings.correspondence.services.opening import open_decision
from meetings.correspondence.window import usual_close
from meetings.enums import Choice, Coming, Role, SeenBy, Way
from meetings.models import (
    AgendaItem,
    Ballot,
    Decision,
    Meeting,
    Membership,
    Panel,
    Person,
    Question,
    Seat,
    Vote,
    Voter,
    Window,
)
from meetings.panels.rules import PanelRules
from meetings.papers.services.bin import bin_paper, withdraw_paper
from meetings.papers.services.reading import write_note
from meetings.people.list_import.importer import read_in
from meetings.people.services.corrections import propose_correction
from minutes.drafting.classification import classify_item, give_block_reason
from minutes.drafting.details import set_decision_details
from minutes.enums import MinutesState, VersionKind
from minutes.models import ImportedSource, LateWords, Minutes
from minutes.sitting.recording import record_decision
from minutes.versions.freeze import freeze_version
from minutes.workflow import verbs
from tests.conftest import make_cast
from tests.factories import action, item_of, make_member, make_minutes, make_panel, paragraph, uuid_of, write
from tests.meetings.agenda.planning import SITE, item_at, plan_meeting
from tests.meetings.papers.papers import hand_in
from tests.minutes.workflow.signing import bring_to, make_complete_minutes

# Who may find a text; what is confidential is found by none of the uncleared.
CONFIDENTIAL = frozenset[str]()
PANEL = frozenset({"observer", "uncleared_member", "uncleared_secretary"})
KEPT = frozenset({"uncleared_secretary"})

PLANTED: dict[str, frozenset[str]] = {
    "AgendaItem.title": CONFIDENTIAL,
    "AgendaItem.sensitivity_reason": CONFIDENTIAL,
    "AgendaItem.presenter": CONFIDENTIAL,
    "AgendaItem.withdrawn_reason": CONFIDENTIAL,
    "AgendaItem.inquorate_reason": CONFIDENTIAL,
    "StandingItem.title": CONFIDENTIAL,
    "StandingItem.sensitivity_reason": CONFIDENTIAL,
    "StandingItem.presenter": CONFIDENTIAL,
    "Paper.title": CONFIDENTIAL,
    "Paper.reference": CONFIDENTIAL,
    "Paper.sensitivity_reason": CONFIDENTIAL,
    "Paper.withdrawn_reason": CONFIDENTIAL,
    "PaperVersion.file_name": CONFIDENTIAL,
    "PaperNote.text": CONFIDENTIAL,
    "Recusal.interest": CONFIDENTIAL,
    "Question.background": CONFIDENTIAL,
    "Question.resolution": CONFIDENTIAL,
    "Question.moved_reason": CONFIDENTIAL,
    "Answer.note": CONFIDENTIAL,
    "Answer.interest": CONFIDENTIAL,
    "Answer.evidence": CONFIDENTIAL,
    "Contribution.text": CONFIDENTIAL,
    "Decision.lead": CONFIDENTIAL,
    "Decision.statement": CONFIDENTIAL,
    "Decision.sub_points": CONFIDENTIAL,
    "Decision.dissent_names": CONFIDENTIAL,
    "Decision.condition": CONFIDENTIAL,
    "Decision.deferred_to": CONFIDENTIAL,
    "Vote.options": CONFIDENTIAL,
    "Vote.mover": CONFIDENTIAL,
    "Vote.seconder": CONFIDENTIAL,
    "Vote.casting_by": CONFIDENTIAL,
    "Vote.sentence": CONFIDENTIAL,
    "Vote.printed": CONFIDENTIAL,
    "Ballot.name": CONFIDENTIAL,
    "Ballot.category": CONFIDENTIAL,
    "Action.text": CONFIDENTIAL,
    "Action.owner": CONFIDENTIAL,
    "Action.due": CONFIDENTIAL,
    "Action.owner_in_text": CONFIDENTIAL,
    "Action.due_in_text": CONFIDENTIAL,
    "Action.owner_now": CONFIDENTIAL,
    "Action.due_now": CONFIDENTIAL,
    "Action.printed_label": CONFIDENTIAL,
    "ActionChange.old": CONFIDENTIAL,
    "ActionChange.reason": CONFIDENTIAL,
    "Evidence.name": CONFIDENTIAL,
    "ActionMention.panel_code": CONFIDENTIAL,
    "Minutes.front": CONFIDENTIAL,
    "ItemText.html": CONFIDENTIAL,
    "Revision.html": CONFIDENTIAL,
    "BlockReason.reason": CONFIDENTIAL,
    "LateWords.html": CONFIDENTIAL,
    "ImportedSource.text": CONFIDENTIAL,
    "MemberImport.file_name": CONFIDENTIAL,  # their maker's alone, whoever else keeps the panel
    "MemberImport.headings": CONFIDENTIAL,
    "MemberImport.entries": CONFIDENTIAL,
    "UnsentForm.fields": CONFIDENTIAL,
    "UnsentForm.files": CONFIDENTIAL,
    "Meeting.place": PANEL,
    "Meeting.cancelled_reason": PANEL,
    "AgendaRecall.reason": PANEL,
    "Extension.reason": PANEL,
    "VersionWithdrawal.reason": PANEL,
    "Reply.alternate": PANEL,
    "Reply.note": KEPT,
    "ItemProposal.title": KEPT,
    "ItemProposal.why": KEPT,
    "StateChange.reason": KEPT,
    "PersonCorrection.name": KEPT,
    "PersonCorrection.organisation": KEPT,
    "Seat.appointed_by": KEPT,
    "ItemProposal.answer": KEPT,
    "User.email": KEPT,
    "StandingInterest.what": KEPT,
    "StandingInterest.words": KEPT,
}
# What no page prints for anybody: kept as evidence, or so that it can be restored, or printed by an export alone.
NOWHERE = {"Revision.html", "ImportedSource.text", "Action.printed_label"}
COPIES = {
    "ActionChange.new": "Action.owner_now",
    "AgendaIssue.content": "AgendaItem.title",
    "Ballot.option": "Vote.options",
    "Decision.sentence": "ItemText.html",
    "IssuedDecision.voted": "Vote.printed",
    "MemberImport.unread": "MemberImport.headings",
    "PageDrawing.signers": "what a paper's file says",
    "Version.confidential_json": "ItemText.html",
    "Version.public_json": "what redaction leaves of it",
    "Vote.casting": "Vote.options",
    "Vote.chosen": "Vote.options",
    **{f"IssuedAction.{name}": f"Action.{name}" for name in ("text", "owner", "due")},
    **{
        f"IssuedDecision.{name}": f"Decision.{name}"
        for name in ("lead", "statement", "sentence", "sub_points", "dissent_names", "condition", "deferred_to")
    },
}
_OURS = "a word, number, hash or sentence of ours"
_PRINTED = "is printed in minutes and agendas for all their readers"
_PANELS = "what a panel is, and by which rules it works"
OPEN = {
    **dict.fromkeys(
        (
            "AccountSession.session_data AccountSession.session_key AgendaIssue.sha256 AuditEvent.hash"
            " AuditEvent.previous_hash AuditEvent.subject_id AuditEvent.subject_type AuditEvent.verb"
            " ActionChange.field Ballot.place CacheEntry.cache_key CacheEntry.value CalendarFeed.token_sha256"
            " ChainHead.attests"
            " ChainHead.hash Countersignature.confidential_sha256 Countersignature.public_sha256 Decision.carried_by"
            " Decision.outcome Decision.set_by_hand Evidence.content_type Evidence.sha256 Evidence.stored_name"
            " ImportedSource.sha256 IssuedDecision.carried_by IssuedDecision.outcome IssuedFile.rendition"
            " IssuedFile.seal_sha256 IssuedFile.sha256 IssuedFile.stored_name MemberImport.answers"
            " MemberImport.file_sha256 Pack.audience Pack.failure Pack.key PageDrawing.failure PageDrawing.key"
            " PaperVersion.content_type PaperVersion.sha256 PaperVersion.stored_name Printing.audience"
            " Printing.failure Printing.key Printing.sha256 Question.ballot ReadersCopy.audience ReadersCopy.failure"
            " ReadersCopy.key SignOff.confidential_sha256 SignOff.public_sha256"
            " TrailCheck.faults TrailCheck.found User.password Version.confidential_sha256 Version.public_sha256"
        ).split(),
        _OURS,
    ),
    **dict.fromkeys(
        (
            "AgendaItem.printed_number AgendaItem.public_title Attendance.category Attendance.name"
            " Countersignature.capacity Countersignature.name Countersignature.statement ImportedSource.file_name"
            " Letterhead.address_line Letterhead.logo Letterhead.logo_alt Organisation.name Paper.public_title"
            " Person.name Seat.category SignOff.capacity SignOff.name SignOff.statement StandingItem.public_title"
            " User.name Voter.category Voter.place"
        ).split(),
        _PRINTED,
    ),
    **dict.fromkeys("OutcomeWord.word Panel.code Panel.name Panel.rules Meeting.series Window.rules".split(), _PANELS),
    "AccountSession.browser": "one's own, and an administrator's: tests/core/accounts/test_session_views.py",
    "AccountSession.place": "likewise",
    "AuditEvent.facts": "no page shows it, and a test looks that it holds none of these words",
    "ImportedSource.accepted_corrections": "of the source, whose text is planted",
    "ImportedSource.accepted_outcomes": "likewise",
    "ImportedSource.accepted_statements": "likewise",
    "PersonCorrection.answer": "is the proposing panel's: tests/meetings/people/services/test_corrections.py",
    "UnsentForm.address": "where its fields went, which are planted",
    "UnsentForm.page": "likewise",
}
# What files hold, and no row.
IN_FILES = ("a paper's page", "evidence")
# These a form or a pattern takes in its own way alone.
SHAPED = {"ActionMention.panel_code": "QKMENTQK"}


def token(name: str) -> str:
    """The word that is planted in a field, such as AgendaItem.title, or in a file."""
    letters = "".join(filter(str.isalpha, name)).lower()
    return SHAPED.get(name, f"qk{letters}qk")


TOKENS = {name: token(name) for name in (*PLANTED, *IN_FILES)}


def found_in(text: str) -> set[str]:
    """The fields whose words stand in a text, however they are capitalised."""
    folded = text.lower()
    return {name for name, word in TOKENS.items() if word.lower() in folded}


def lay_planted_house() -> SimpleNamespace:
    """GRID12 has its agenda issued, 14 is cancelled, the agenda of 15 recalled; the minutes of 20 were circulated and
    are a draft again, those of 30 were published before SmartGov, and the signature of 40 is withdrawn."""
    cast = make_cast()
    house = SimpleNamespace(**vars(cast))
    house.uncleared_secretary = make_member(cast.panel, "deputy@example.org", Role.DEPUTY_SECRETARY)
    house.uncleared_member = make_member(cast.panel, "uncleared@example.org", Role.MEMBER)
    _of_people(house)
    _agenda(house)
    _by_correspondence(house)
    _recorded(house)
    _minutes_in_draft(house)
    _published_minutes(house)
    signed = bring_to(MinutesState.SIGNED, make_complete_minutes(house, 40), house)
    verbs.withdraw_signature(signed, token("VersionWithdrawal.reason"), by=cast.chair)
    return house


def _of_people(house: SimpleNamespace) -> None:
    told = make_member(house.panel, f"{token('User.email')}@example.org", Role.OBSERVER)
    User.objects.filter(pk=told.pk).update(name="Told")
    Person.objects.filter(account=told).update(name="Told")
    somebody = make_member(house.panel, "somebody@example.org", Role.OBSERVER)
    third = make_panel("THIRD", "Third Panel")
    keeper = make_member(third, "third@example.org", Role.SECRETARY)
    Membership.objects.create(panel=third, person=somebody.person, role=Role.OBSERVER, starts_on=timezone.localdate())
    propose_correction(
        Person.objects.get(account=somebody),
        name=token("PersonCorrection.name"),
        organisation=token("PersonCorrection.organisation"),
        panel=third,
        site=SITE,
        by=keeper,
    )
    stated = Stated(
        token("StandingInterest.what"),
        timezone.localdate(),
        seen_by=SeenBy.SECRETARIAT,
        words=token("StandingInterest.words"),
    )
    register_interest(house.panel, house.chair.person, stated, by=house.secretary)
    Seat.objects.create(panel=house.panel, category="Consumers", appointed_by=token("Seat.appointed_by"))
    lines = f"Name,{token('MemberImport.headings')}\n{token('MemberImport.entries')},x\n"
    read_in(house.panel, lines.encode(), file_name=f"{token('MemberImport.file_name')}.csv", by=house.secretary)
    UnsentForm.objects.create(
        account=house.secretary,
        page="/meetings/GRID12/coming/",
        address="/meetings/GRID12/coming/",
        fields=[["note", token("UnsentForm.fields")]],
        files=[["file", token("UnsentForm.files")]],
        at=timezone.now(),
    )


def _secret(point: str, title: str) -> Details:
    return Details(
        title,
        presenter=token(f"{point}.presenter"),
        sensitivity=Sensitivity.CONFIDENTIAL,
        sensitivity_reason=token(f"{point}.sensitivity_reason"),
        public_title="Other business",
    )


def _agenda(house: SimpleNamespace) -> None:
    by = {"by": house.secretary}
    meeting = plan_meeting(house.panel, 12, ("Welcome",))
    Meeting.objects.filter(pk=meeting.pk).update(place=token("Meeting.place"))
    meeting.refresh_from_db()
    title = token("AgendaItem.title")
    plan_items(meeting, [NewItem(_secret("AgendaItem", each)) for each in (title, f"{title} 2", f"{title} 3")], **by)
    withdraw_planned_item(item_at(meeting, 3), token("AgendaItem.withdrawn_reason"), **by)
    _papers(meeting, house)
    bin_item(item_at(meeting, 4), **by)
    add_standing_item(house.panel, _secret("StandingItem", token("StandingItem.title")), **by)
    member = Person.objects.get(account=house.member)
    declare_interest(item_at(meeting, 2), member, token("Recusal.interest"), by=house.member)
    alternate = {"alternate": token("Reply.alternate"), "note": token("Reply.note")}
    answer_coming(meeting, member, Coming.ALTERNATE, by=house.member, **alternate)
    said = {"why": token("ItemProposal.why"), "site": SITE, "by": house.member}
    propose_item(meeting, token("ItemProposal.title"), **said)
    decline_proposal(propose_item(meeting, "Tea", **said), token("ItemProposal.answer"), site=SITE, **by)
    issue_agenda(meeting, site=SITE, **by)
    cancel_meeting(plan_meeting(house.panel, 14), token("Meeting.cancelled_reason"), site=SITE, **by)
    recalled = plan_meeting(house.panel, 15)
    issue_agenda(recalled, site=SITE, **by)
    recall_agenda(recalled, token("AgendaRecall.reason"), site=SITE, **by)


def _by_correspondence(house: SimpleNamespace) -> None:
    """One question, discussed, answered twice, and moved to a meeting."""
    by = {"by": house.secretary}
    details = _secret("AgendaItem", token("AgendaItem.title"))._replace(presenter="", presented_by=house.chair.person)
    words = {name: token(f"Question.{name}") for name in ("resolution", "background")}
    meeting = draft_decision(house.panel, Asked(details, is_discussed=True, **words), **by)
    now, closes_at = timezone.now(), usual_close(timezone.now(), PanelRules())
    open_decision(meeting, closes_at, answers_from=now + timedelta(days=1), site=SITE, **by)
    question = Question.objects.get(item__meeting=meeting)
    written = contribute(question, token("Contribution.text"), by=house.member)
    answer_contribution(written, f"{token('Contribution.text')} too", by=house.chair)
    Window.objects.update(opens_at=now - timedelta(days=2), answers_from=now - timedelta(days=1))
    voters = {str(voter.person): voter for voter in Voter.objects.filter(meeting=meeting).select_related("person")}
    given = Given(Choice.AGREE, token("Answer.note"), token("Answer.interest"))
    answer_question(question, voters["Member"], given, by=house.member)
    told = Evidence(Way.EMAIL, token("Answer.evidence"))
    enter_answer(question, voters["Chair"], house.chair.person, Given(Choice.ABSTAIN), told, site=SITE, **by)
    extend_window(meeting, usual_close(closes_at, PanelRules()), token("Extension.reason"), site=SITE, **by)
    move_to_meeting(question, Meeting.objects.get(number=15), token("Question.moved_reason"), **by)


def _recorded(house: SimpleNamespace) -> None:
    """Two decisions with a secret question each that were agreed: GRID-C2 with its record, GRID-C3 before it."""
    by = {"by": house.secretary}
    words = {name: token(f"Question.{name}") for name in ("resolution", "background")}
    for is_recorded in (True, False):
        asked = Asked(_secret("AgendaItem", token("AgendaItem.title"))._replace(presenter=""), **words)
        meeting = draft_decision(house.panel, asked, **by)
        open_decision(meeting, usual_close(timezone.now(), PanelRules()), site=SITE, **by)
        question = Question.objects.get(item__meeting=meeting)
        voter = Voter.objects.select_related("person__account").get(meeting=meeting, person__name="Member")
        answer_question(question, voter, Given(Choice.AGREE, token("Answer.note")), by=house.member)
        passed = timezone.now() - timedelta(days=9)
        Window.objects.filter(meeting=meeting).update(opens_at=passed, closes_at=passed + timedelta(days=8))
        close_what_is_over()
        if is_recorded:
            record_decision(Meeting.objects.select_related("panel").get(pk=meeting.pk), **by)


def _papers(meeting: Meeting, house: SimpleNamespace) -> None:
    secrecy = {"sensitivity": Sensitivity.CONFIDENTIAL, "reason": token("Paper.sensitivity_reason")}
    title, words = token("Paper.title"), token("a paper's page")
    file_name = f"{token('PaperVersion.file_name')}.pdf"
    hand_in(item_at(meeting, 1), "Open report", "Openly.")
    pattern = {"paper_pattern": f"{token('Paper.reference')}{{number}}"}  # of those that follow, which are all secret
    Panel.objects.filter(pk=meeting.panel_id).update(rules=pattern)
    secret = hand_in(item_at(meeting, 1), title, words, name=file_name, **secrecy)
    write_note(secret, token("PaperNote.text"), by=house.member)
    hand_in(item_at(meeting, 2), f"{title} of a secret item", f"{words} 2", name=file_name)
    withdrawn = hand_in(item_at(meeting, 1), f"{title} withdrawn", f"{words} 3", name=file_name, **secrecy)
    withdraw_paper(withdrawn, token("Paper.withdrawn_reason"), by=house.secretary)
    bin_paper(
        hand_in(item_at(meeting, 1), f"{title} binned", f"{words} 4", name=file_name, **secrecy), by=house.secretary
    )
    Panel.objects.filter(pk=meeting.panel_id).update(rules={})


def _write_secrets(minutes: Minutes, by: User) -> None:
    """Item 1 is public and has secret blocks, item 2 is secret as a whole; both have a decision and an action."""
    number = minutes.meeting.number
    AgendaItem.objects.filter(pk=item_of(minutes, 2).pk).update(
        title=token("AgendaItem.title"),
        presenter=token("AgendaItem.presenter"),
        inquorate_reason=token("AgendaItem.inquorate_reason"),
    )
    reason = token("AgendaItem.sensitivity_reason")
    public_title = {"public_title": "Other business"}
    classify_item(item_of(minutes, 2), Sensitivity.CONFIDENTIAL, reason=reason, by=by, **public_title)
    write(minutes, 1, paragraph(f"a{number}", f"{token('Revision.html')} fell.", secret=True), by=by)
    for item, secret in ((1, True), (2, False)):
        name = f"{number} {item}"
        html = "".join(_secret_blocks(name, secret=secret))
        opened = paragraph(f"open {name}", "Openly said.") + action(f"open {name}", "Member to write.")
        write(minutes, item, opened + html if secret else html)
    give_block_reason(item_of(minutes, 1), [UUID(uuid_of(f"words {number} 1"))], token("BlockReason.reason"), by=by)
    for decision in Decision.objects.filter(item__meeting=minutes.meeting, sensitivity=Sensitivity.CONFIDENTIAL):
        set_decision_details(
            decision,
            carried_by="majority",
            dissent_names=(token("Decision.dissent_names"),),
            condition=token("Decision.condition"),
            deferred_to=token("Decision.deferred_to"),
            by=by,
        )
    fields = ("owner", "due", "owner_in_text", "due_in_text")
    said = {name: token(f"Action.{name}") for name in fields}
    secret_actions(minutes.meeting).update(**said, owner_by_hand=True, due_by_hand=True)


def _vote_on_secrets(minutes: Minutes) -> None:
    """Written as rows: no panel could vote like this, and how one votes is looked at elsewhere."""
    for decision in Decision.objects.filter(item__meeting=minutes.meeting, sensitivity=Sensitivity.CONFIDENTIAL):
        _vote(decision)


def _vote(decision: Decision) -> None:
    told = {name: token(f"Vote.{name}") for name in ("mover", "seconder", "casting_by", "sentence", "printed")}
    options = [[token("Vote.options"), 2], ["Elm", 1]]
    chosen = {"options": options, "casting": token("Vote.options"), "chosen": token("Vote.options")}
    vote = Vote.objects.create(decision=decision, is_by_name=True, seats=4, is_carried=True, **chosen, **told)
    named = {"name": token("Ballot.name"), "category": token("Ballot.category")}
    Ballot.objects.create(vote=vote, position=0, place="seat-1", side="for", option=token("Vote.options"), **named)


def _secret_blocks(name: str, *, secret: bool) -> Iterator[str]:
    mark = ' data-sensitivity="confidential"' if secret else ""
    yield paragraph(
        f"words {name}", f"{token('ItemText.html')} fell, see {token('ActionMention.panel_code')}9/07.", secret=secret
    )
    stated = f"The {token('Decision.lead')} of the Panel AGREED {token('Decision.statement')}:"
    yield paragraph(f"stated {name}", stated, secret=secret)
    block = uuid_of(f"points {name}")
    yield f'<ul data-block="{block}"{mark}><li><p>{token("Decision.sub_points")}.</p></li></ul>'
    yield action(name, f"The Clerk to see {token('Action.text')}.", secret=secret)


def secret_actions(meeting: Meeting) -> Any:
    return Action.objects.filter(meeting=meeting, sensitivity=Sensitivity.CONFIDENTIAL, retired_at=None)


def _minutes_in_draft(house: SimpleNamespace) -> None:
    # So that its reason to decide is printed, and votes wherever they can be.
    Panel.objects.filter(pk=house.panel.pk).update(rules={"quorum": 99, "votes_printed": "both"})
    minutes = make_complete_minutes(house, 20)
    _write_secrets(minutes, house.secretary)
    bring_to(MinutesState.CIRCULATED, minutes, house)
    verbs.return_to_draft(minutes, token("StateChange.reason"), by=house.secretary)
    _vote_on_secrets(minutes)
    html = paragraph("late", token("LateWords.html"), secret=True)
    late = {"item": item_of(minutes, 1), "html": html, "is_secret": True, "by": house.chair}
    LateWords.objects.create(at=timezone.now(), **late)


def _published_minutes(house: SimpleNamespace) -> None:
    minutes = make_minutes(house.panel, 30)
    _write_secrets(minutes, house.secretary)
    _vote_on_secrets(minutes)
    front = paragraph("front", token("Minutes.front"), secret=True) + paragraph("begun", "Openly begun.")
    Minutes.objects.filter(pk=minutes.pk).update(front=front)
    labelled, owed = secret_actions(minutes.meeting)
    keep_printed_labels(minutes.meeting, {labelled.pk: token("Action.printed_label")}, by=house.secretary)
    issue_action_numbers(minutes.meeting, by=house.operator)
    verbs.record_publication_elsewhere(minutes, by=house.operator)
    freeze_version(Minutes.objects.get(pk=minutes.pk), VersionKind.IMPORTED, by=house.operator)
    source = {"file_name": "minutes.txt", "sha256": "0" * 64, "text": token("ImportedSource.text")}
    ImportedSource.objects.create(minutes=minutes, **source)
    _answers(owed, house)


def _answers(owed: Action, house: SimpleNamespace) -> None:
    note, keep = token("ActionChange.reason"), {"by": house.secretary}
    transfer_action(owed, "Member", reason=note, **keep)
    file = check_evidence(f"{token('Evidence.name')}.txt", token("evidence").encode())
    attach_evidence(owed, file, by=house.member)
    answer_action(owed, ActionState.AT_RISK, note=note, by=house.member)
    transfer_action(owed, token("ActionChange.old"), **keep)
    transfer_action(owed, token("Action.owner_now"), **keep)
    set_new_due(owed, token("Action.due_now"), note, **keep)
