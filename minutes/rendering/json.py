"""Minutes as data, in the published shape smartgov.minutes/1 (minutes.schema.json beside this file).

A key that has nothing to say is left out; of apologies and attendance, an absent key means "not recorded" and an
empty list "none".
"""

from collections.abc import Iterable
from datetime import date
from json import dumps
from typing import TypeAlias

from core.audience import Sensitivity
from meetings.enums import AttendanceKind
from minutes.document.model import (
    DocumentAction,
    DocumentAdjournment,
    DocumentAnswers,
    DocumentAttendee,
    DocumentBallot,
    DocumentBlock,
    DocumentDecision,
    DocumentInterest,
    DocumentItem,
    DocumentQuorum,
    DocumentRecommendationAnswer,
    DocumentSitting,
    DocumentStay,
    DocumentVote,
    MinutesDocument,
)
from minutes.document.redaction import Redacted, is_withheld

SCHEMA = "smartgov.minutes/1"
Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json]"
Maybe: TypeAlias = "Json | None"


def render_json(redacted: Redacted) -> str:
    """The document as readable JSON that validates against the published schema."""
    document = redacted.document
    data = _facts(
        schema=SCHEMA,
        rendition=redacted.audience.value,
        meeting=_meeting(document),
        sitting=_sitting(document.sitting) if document.sitting else None,
        apologies=_apologies(document),
        attendance=_attendance(document),
        actions_referred_to=list(document.actions_referred_to),
        front=_blocks(document.front) or None,
        items=[_item(item) for item in document.items],
    )
    return dumps(data, ensure_ascii=False, indent=2) + "\n"


def _facts(**facts: Maybe) -> dict[str, Json]:
    """Keep the facts that say something. An empty list does ("none"), an empty text and a None do not."""
    return {name: value for name, value in facts.items() if value is not None and value is not False and value != ""}


def _meeting(document: MinutesDocument) -> Json:
    return _facts(
        reference=document.reference,
        panel_code=document.panel_code,
        panel=document.panel_name,
        series=document.series,
        opened_on=_iso(document.opened_on),
        closed_on=_iso(document.closed_on),
        number=document.number,
        held_on=_iso(document.held_on),
        held_in=_iso(document.held_in)[:7],
        state=document.state,
        source=document.source,
    )


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _sitting(sitting: DocumentSitting) -> Json:
    return _facts(
        started_at=sitting.started_at,
        closed_at=sitting.closed_at,
        place=sitting.place,
        held_as=sitting.held_as,
    )


def _apologies(document: MinutesDocument) -> Maybe:
    if not document.apologies_recorded:
        return None
    absent = (attendee for attendee in document.attendance if attendee.kind == AttendanceKind.APOLOGIES)
    return [
        _facts(
            category=attendee.category, name=attendee.name, initials=attendee.initials, vote_passed_to=attendee.vote_to
        )
        for attendee in absent
    ]


def _attendance(document: MinutesDocument) -> Maybe:
    if not document.attendance_recorded:
        return None
    return [_attendee(attendee) for attendee in document.attendance if attendee.kind != AttendanceKind.APOLOGIES]


def _attendee(attendee: DocumentAttendee) -> Json:
    return _facts(
        kind=attendee.kind,
        category=attendee.category,
        name=attendee.name,
        initials=attendee.initials,
        detail=attendee.detail,
        vote_passed_to=attendee.vote_to,
        stays=list(map(_stay, attendee.stays)) or None,
    )


def _stay(stay: DocumentStay) -> Json:
    return _facts(
        from_item=stay.from_item.plain if stay.from_item else None,
        to_item=stay.to_item.plain if stay.to_item else None,
        left_during=stay.left_during,
        arrived_at=f"{stay.arrived_at:%H:%M}" if stay.arrived_at else None,
        left_at=f"{stay.left_at:%H:%M}" if stay.left_at else None,
        manner=stay.manner,
    )


def _item(item: DocumentItem) -> Json:
    return _facts(
        number=item.number.plain,
        printed_number=item.printed_number,
        title=item.title,
        public_title=item.public_title,
        sensitivity=_sensitivity(item.sensitivity),
        sensitivity_reason=item.sensitivity_reason,
        withdrawn_reason=item.withdrawn_reason,
        subheadings=[block.text for block in item.blocks if block.kind == "subheading"],
        decisions=[_decision(decision) for decision in item.decisions],
        actions=[_action(action) for action in item.actions],
        refers_to_confidential_minutes=item.points_to_confidential_minutes,
        withheld=is_withheld(item),
        pointer=item.pointer,
        interests=list(map(_interest, item.interests)) or None,
        quorum=_quorum(item.quorum) if item.quorum else None,
        adjournments=list(map(_adjournment, item.adjournments)) or None,
        answers=_answers(item.answers) if item.answers else None,
        blocks=_blocks(item.blocks),
    )


def _adjournment(each: DocumentAdjournment) -> Json:
    return _facts(
        adjourned_at=each.adjourned_at,
        resumed_at=each.resumed_at,
        within=each.is_within,
        reason=each.reason,
    )


def _quorum(quorum: DocumentQuorum) -> Json:
    return _facts(
        rule=quorum.rule,
        needed=quorum.needed,
        needed_of=quorum.needed_of,
        people=quorum.people,
        votes=quorum.votes,
        filled=quorum.filled,
        places=quorum.places,
        is_quorate=quorum.is_quorate,
        shortfall=quorum.shortfall,
        passed_votes=quorum.passed or None,
        represented=quorum.represented or None,
        reason=quorum.reason,
    )


def _answers(answers: DocumentAnswers) -> Json:
    """Return the result of a question; nought is said too."""
    return _facts(
        outcome=answers.outcome,
        is_carried=answers.is_carried,
        agreed=answers.agreed,
        disagreed=answers.disagreed,
        abstained=answers.abstained,
        wants_meeting=answers.wants_meeting,
        no_response=answers.no_response,
        answered=list(answers.answered),
        not_counted=list(answers.not_counted) or None,
        sentence=answers.sentence,
    )


def _interest(interest: DocumentInterest) -> Json:
    return _facts(name=interest.name, interest=interest.interest, follows=interest.follows)


def _decision(decision: DocumentDecision) -> Json:
    return _facts(
        id=decision.id,
        outcome=decision.outcome,
        form=decision.form,
        lead=decision.lead,
        text=decision.text,
        sub_points=list(decision.sub_points) or None,
        carried_by=decision.carried_by,
        dissent_count=decision.dissent_count,
        dissent_names=list(decision.dissent_names) or None,
        condition=decision.condition,
        is_negative=decision.is_negative,
        deferred_to=decision.deferred_to,
        restates=decision.restates,
        vote=_vote(decision.vote) if decision.vote else None,
        recommended_to=decision.recommended_to,
        answer=_answer(decision.answer) if decision.answer else None,
    )


def _answer(answer: DocumentRecommendationAnswer) -> Json:
    return _facts(
        decided=answer.decided,
        decided_on=answer.decided_on.isoformat(),
        reasons=answer.reasons,
        differs=answer.differs,
        source=answer.source,
        link=answer.link,
    )


def _vote(vote: DocumentVote) -> Json:
    return _facts(
        result=vote.sentence,
        printed=vote.printed,
        is_carried=vote.is_carried,
        **{} if vote.options else {"votes_for": vote.in_favour, "votes_against": vote.against},
        abstained=vote.abstained,
        not_voting=vote.not_voting,
        options=[_facts(name=option.name, votes=option.votes) for option in vote.options] or None,
        chosen=vote.chosen,
        mover=vote.mover,
        seconder=vote.seconder,
        casting=vote.casting,
        casting_by=vote.casting_by,
        by_name=[_ballot(ballot) for ballot in vote.ballots] or None,
    )


def _ballot(ballot: DocumentBallot) -> Json:
    return _facts(
        name=ballot.name,
        side=ballot.side,
        category=ballot.category,
        standing_for=ballot.standing_for,
        option=ballot.option,
    )


def _action(action: DocumentAction) -> Json:
    return _facts(
        id=action.id,
        reference=action.reference,
        label=action.printed_label,
        owner=action.owner,
        text=action.text,
        due=action.due,
        draft_number=action.is_draft_number,
    )


def _blocks(blocks: Iterable[DocumentBlock]) -> list[Json]:
    return [_block(block) for block in blocks]


def _block(block: DocumentBlock) -> Json:
    """A block without its salt, which keeps anybody from guessing at a published hash."""
    return _facts(
        id=block.id,
        kind=block.kind,
        html=block.html,
        text=block.text,
        sensitivity=_sensitivity(block.sensitivity),
        sensitivity_reason=block.sensitivity_reason,
    )


def _sensitivity(sensitivity: str) -> str:
    return "" if sensitivity == Sensitivity.PUBLIC else sensitivity
