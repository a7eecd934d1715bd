"""A panel's rules as its secretary says them: a sentence each. Pure."""

from collections.abc import Iterable, Iterator

from core import english
from core.audience import Sensitivity
from meetings.panels.rules import (
    AnswersShown,
    Majority,
    MajorityOf,
    PanelRules,
    QuorumChair,
    QuorumOf,
    Quotes,
    SecondSignatory,
    VotesPrinted,
)
from meetings.setup.closures import closure_lines

QUORUMS_OF = {QuorumOf.PEOPLE: "people, whichever seats they fill", QuorumOf.SEATS: "seats that are filled"}
QUORUM_CHAIRS = {
    QuorumChair.NOT_NEEDED: "nobody in particular",
    QuorumChair.CHAIR: "the chair",
    QuorumChair.EITHER: "the chair or a deputy chair",
}
MAJORITIES = {
    Majority.SIMPLE: "more than half",
    Majority.TWO_THIRDS: "at least two thirds",
    Majority.UNANIMOUS: "all",
}
MAJORITIES_OF = {
    MajorityOf.CAST: "the votes cast, for and against",
    MajorityOf.PRESENT: "the votes that could be cast, abstentions too",
    MajorityOf.SEATS: "all seats with a vote, vacant ones too",
}
VOTES_PRINTED = {
    VotesPrinted.WORDS: "in words behind the statement",
    VotesPrinted.TABLE: "in a table as an annex",
    VotesPrinted.BOTH: "in words behind the statement, and in a table as an annex",
}
SECOND_SIGNATORIES = {
    SecondSignatory.NOBODY: "nobody: the chair’s signature is enough",
    SecondSignatory.DEPUTY_CHAIR: "the deputy chair",
    SecondSignatory.SECRETARY: "a secretary",
}
QUOTES = {
    Quotes.AS_TYPED: "as they are typed",
    Quotes.DOUBLE: "“like these”",
    Quotes.SINGLE: "‘like these’",
}
ANSWERS_SHOWN = {
    AnswersShown.AT_ONCE: "as they come",
    AnswersShown.AFTER_OWN: "once they have given their own",
    AnswersShown.AFTER_CLOSE: "once it is closed",
}
DIGITS = {2: "two digits, such as 02", 3: "three digits, such as 002"}
SENSITIVITIES = {Sensitivity.PUBLIC: "public", Sensitivity.CONFIDENTIAL: "confidential"}


A_WORD = "AGREED"  # one that every panel has, for examples


def said_of_openings(rules: PanelRules, words: Iterable[str]) -> Iterator[str]:
    """Yield how the editor begins a paragraph with an outcome; nothing where it writes the word alone.

    The first of the words that has no phrase of its own is the example for all of those.
    """
    openings = [word for word in words if word not in rules.outcome_phrases][:1] if rules.outcome_lead else []
    said = [f"“{rules.opening_with(word)} …”" for word in (*openings, *rules.outcome_phrases)]
    if said:
        yield f"The editor begins a paragraph with {', '.join(said)}."


def said_of_quotes(rules: PanelRules) -> str:
    return f"Quotes are written {QUOTES[rules.quotes]}."


def said_of_changed_openings(old: PanelRules, new: PanelRules, example: str) -> Iterator[str]:
    begins = "Where a paragraph begins with"
    if new.outcome_lead != old.outcome_lead:
        word = "" if example in new.outcome_phrases else example
        written = f"“{new.outcome_lead} {word}".rstrip() + " …”" if new.outcome_lead else "the outcome word alone"
        yield f"{begins} an outcome, the editor will write {written}."
        yield f"The list of outcomes that closes an item will open with “{new.list_opening}”."
    for word in sorted({*old.outcome_phrases, *new.outcome_phrases}):
        if new.outcome_phrases.get(word) != old.outcome_phrases.get(word):
            yield f"{begins} {word}, the editor will write “{new.opening_with(word)} …”."


def said_of_quorum(rules: PanelRules) -> str:
    if rules.quorum is None:
        is_asked = "A quorum is not a number of people." if rules.has_quorum else ""
        return is_asked or "There is no rule about a quorum."
    if rules.quorum_of is QuorumOf.PEOPLE:
        return f"A quorum is {english.count(rules.quorum, 'person', 'people')}, whichever seats they fill."
    return f"A quorum is {english.count(rules.quorum, 'filled seat')}."


def said_of_quorum_besides(rules: PanelRules) -> Iterator[str]:
    """Yield what a quorum asks for besides a number, a sentence each."""
    for wanted in rules.classes:
        said = f"At least {english.spelt(wanted.at_least)} of the {wanted.name} must be there"
        seats = "" if wanted.categories == (wanted.name,) else f": the seats of {english.and_list(wanted.categories)}"
        yield f"{said}{seats}."
    if rules.quorum_chair is not QuorumChair.NOT_NEEDED:
        who = QUORUM_CHAIRS[rules.quorum_chair]
        yield f"{who[0].upper()}{who[1:]} must be there, and nobody can stand in for them."


def said_of_attending(rules: PanelRules) -> Iterator[str]:
    yield said_of_quorum(rules)
    yield from said_of_quorum_besides(rules)
    yield said_of_alternates(rules)


def said_of_alternates(rules: PanelRules) -> str:
    if rules.alternates_count:
        return "An alternate fills the seat they stand in for, for the quorum and in the vote."
    return "An alternate counts neither for the quorum nor in the vote."


def said_of_voting(rules: PanelRules) -> Iterator[str]:
    yield said_of_majority(rules)
    for wanted in rules.voting_classes:
        seats = "" if wanted.categories == (wanted.name,) else f": the seats of {english.and_list(wanted.categories)}"
        yield f"More than half of the {wanted.name} must be in favour too{seats}. Votes are then taken by name."
    if rules.has_casting_vote and rules.majority is not Majority.SIMPLE:
        yield "A tie is lost: a casting vote decides only where more than half is enough."
    elif rules.has_casting_vote:
        yield "On a tie of the votes for and against, whoever is in the chair has a casting vote."
    if rules.has_movers:
        yield "A motion has a mover and a seconder."
    yield f"Votes are printed {VOTES_PRINTED[rules.votes_printed]}."
    if rules.votes_printed is VotesPrinted.WORDS:
        yield "Who voted how, where a vote is taken by name, is then not told to the public."
    else:
        yield "The annex says who voted how, where a vote is taken by name."


def said_of_majority(rules: PanelRules) -> str:
    majority_of = MAJORITIES_OF[rules.majority_of].partition(",")[0]
    return f"A motion is carried by {MAJORITIES[rules.majority]} of {majority_of}."


def said_of_correspondence(rules: PanelRules) -> Iterator[str]:
    """Yield how the panel decides between its meetings."""
    yield f"Questions are open for at least {english.count(rules.correspondence_days, 'working day')}."
    needed = rules.correspondence_quorum
    yield f"At least {english.count(needed, 'voter')} must answer." if needed else "However few answer, it counts."
    wanted = rules.correspondence_meeting
    asks = "A voter who asks for a meeting takes" if wanted == 1 else f"{wanted} voters who ask for a meeting take"
    yield f"{asks} the question to one."
    closes = "can be closed" if rules.correspondence_early else "is not closed"
    yield f"It {closes} early once no answer can change what comes of it."
    yield f"Members see the answers of others {ANSWERS_SHOWN[rules.answers_shown]}."
    reminded = english.count(rules.reminder_days, "working day")
    yield (
        f"Who has not answered is reminded {reminded} before it closes."
        if rules.reminder_days
        else "Nobody is reminded."
    )


def said_of_days(rules: PanelRules) -> Iterator[str]:
    kept = "bank holidays" if rules.division.is_of_the_kingdom else "public holidays"
    yield f"Working days are those of {rules.division.name}, without weekends and {kept}."
    if rules.closure_days:
        yield f"No working days either: {'; '.join(closure_lines(rules.closure_days))}."


def said_of_notice(rules: PanelRules) -> Iterator[str]:
    yield f"The agenda is out {english.count(rules.notice_days, 'working day')} before the meeting."
    yield f"Papers are in {english.count(rules.paper_days, 'working day')} before it."


def said_of_numbers(rules: PanelRules) -> Iterator[str]:
    yield f"Papers are numbered by the pattern {rules.paper_pattern}"
    yield f"Actions are numbered with {DIGITS[rules.action_digits]}."
    yield f"Decisions by correspondence have the mark {rules.correspondence_mark} before their number."


def said_of_sensitivity(rules: PanelRules) -> str:
    return f"A new item is {SENSITIVITIES[rules.default_sensitivity]} until somebody says otherwise."


def said_of_checkpoints(rules: PanelRules) -> str:
    if not rules.checkpoint_readers:
        return "Checkpoints of the audit trail are sent to nobody."
    return f"Checkpoints of the audit trail are sent to {', '.join(rules.checkpoint_readers)}."


def said_of_signatures(rules: PanelRules) -> str:
    if rules.second_signatory is SecondSignatory.NOBODY:
        return "The chair signs the minutes."
    return f"The minutes are signed once {SECOND_SIGNATORIES[rules.second_signatory]} and the chair have both signed."


def said_of_rules(rules: PanelRules) -> Iterator[str]:
    """Yield all the rules, for a page that shows a panel before there is one."""
    yield from said_of_attending(rules)
    yield from said_of_voting(rules)
    yield from (*said_of_days(rules), *said_of_notice(rules))
    yield from said_of_numbers(rules)
    yield from (said_of_sensitivity(rules), said_of_signatures(rules))
    yield from said_of_openings(rules, [A_WORD])
    yield said_of_quotes(rules)
    yield f"Times are those of {rules.time_zone}."
