"""The rule by which a question is decided, told to its voters, and the answers that are offered to them."""

from collections.abc import Iterator, Mapping

from core import english
from meetings.correspondence.board import Board
from meetings.enums import Choice
from meetings.panels.rules import AnswersShown, Majority, MajorityOf


def rule_in_words(board: Board) -> list[str]:
    """Return the rule by which a question is decided, a sentence each."""
    return list(_rule(board))


def _rule(board: Board) -> Iterator[str]:
    rules, places = board.rules, len(board.voters)
    if rules.correspondence_quorum is not None:
        yield f"At least {rules.correspondence_quorum} of the {english.count(places, 'voter')} must answer."
    yield _majority(board)
    if rules.has_casting_vote and rules.majority is Majority.SIMPLE:
        yield "A tie is not agreed: the chair has a casting vote only at a meeting."
    wanted = rules.correspondence_meeting
    wants = "one voter asks" if wanted == 1 else f"{english.spelt(wanted)} voters ask"
    yield f"It goes to the next meeting if {wants} for that."
    yield "Who does not answer is put down as no response, and is no abstention."


def _majority(board: Board) -> str:
    rules = board.rules
    parts: Mapping[Majority, str] = {
        Majority.SIMPLE: "more than half",
        Majority.TWO_THIRDS: "at least two thirds",
        Majority.UNANIMOUS: "all",
    }
    of: Mapping[MajorityOf, str] = {
        MajorityOf.CAST: "of those who agree or disagree",
        MajorityOf.PRESENT: "of those who can answer",
        MajorityOf.SEATS: "of all seats with a vote",
    }
    classes = english.and_list([f"more than half of the {wanted.name}" for wanted in rules.voting_classes])
    besides = f", and {classes}" if classes else ""
    return f"It is agreed when, {of[rules.majority_of]}, {parts[rules.majority]} agree{besides}."


def answers_offered(wanted: int, meeting: str) -> list[tuple[str, str, str]]:
    """Return the answers that a form offers: value, words, and what follows from it."""
    asks = "If one asks" if wanted == 1 else f"If {english.spelt(wanted)} ask"
    return [
        (Choice.AGREE.value, "Agree", ""),
        (Choice.DISAGREE.value, "Disagree", ""),
        (Choice.ABSTAIN.value, "Abstain", ""),
        (Choice.MEETING.value, "I want it discussed at a meeting", f"{asks} for that, it goes to {meeting}. Say why."),
    ]


def seen_from(board: Board) -> str:
    """Return from when the answers of others are seen, in a sentence."""
    if not board.is_open:
        return ""
    match board.rules.answers_shown:
        case AnswersShown.AT_ONCE:
            seen = "Everybody sees the answers as they come."
        case AnswersShown.AFTER_OWN:
            seen = "Members see the answers of others once they have given their own."
        case _:
            seen = "Members see the answers of others once it is closed."
    return f"{seen} An answer can be changed until it closes; each change is kept."
