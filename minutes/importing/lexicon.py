"""The words by which minutes are known: outcomes, bodies, seats, months, and what makes a sentence."""

import re
from collections.abc import Collection

USUAL_OUTCOMES = frozenset(
    "NOTED AGREED APPROVED DEFERRED DISCUSSED ENDORSED RESOLVED RATIFIED REJECTED CONSIDERED DECIDED CONFIRMED "
    "ACCEPTED ADOPTED RECOMMENDED DIRECTED DETERMINED DECLINED REFUSED ACKNOWLEDGED RECEIVED REVIEWED DELEGATED "
    "AUTHORISED AUTHORIZED INSTRUCTED REQUESTED WELCOMED SUPPORTED GRANTED DISMISSED REMITTED POSTPONED "
    "WITHDREW WITHDRAWN APPOINTED ELECTED NOMINATED CONCLUDED COMMISSIONED INVITED OPPOSED OVERTURNED UPHELD "
    "PASSED CARRIED REFERRED AFFIRMED REAFFIRMED REAPPOINTED RESCINDED REVOKED SUSPENDED TERMINATED".split()
)

# Who may resolve: the body of any house.
BODIES = (
    r"(?:Panel|Sub-?\s?[Cc]ommittee|Committee|Board|Group|Sub-?[Gg]roup|Council|Forum|Authority|Commission|"
    r"Trustees|Directors|Governors|Assembly|Members|Working Group|Executive)"
)

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)"
)

# The seats of a panel under an industry code, with the spellings of the apostrophe that are met.
SEATS = re.compile(
    r"(?:Alternate\s+|Independent\s+)?(?:"
    r"(?:Large|Small|Gas|Electricity|Domestic|Non-Domestic|Independent)\s+(?:Suppliers?|Generators?|Shippers?)|"
    r"(?:Electricity|Gas|Independent|Distribution|Transmission)\s+Networks?(?:\s+(?:Operators?|Part(?:y|ies)))?|"
    r"Other\s+(?:[A-Z]{2,6}\s+)?Part(?:y|ies)|"
    r"Citizen[’'‘`]?s[’'‘`]?\s+Advice(?:\s+Scotland)?|Consumers?(?:\s+(?:Representatives?|Members?|Advocates?))?|"
    r"(?:Deputy\s+|Vice[- ]|Panel\s+)?Chair(?:man|woman|person)?|Code\s+(?:Manager|Administrator)s?|"
    r"Government|Ofgem|BEIS|DECC|DESNZ|DCC|Secretary\s+of\s+State|The\s+Authority|Authority|"
    r"Secretariat|Secretary|Generators?|Suppliers?|Shippers?|Networks?|Network\s+Operators?|Transporters?|"
    r"(?:Independent|Elected|Appointed|Lay|Panel|Board|Committee)\s+(?:Member|Director|Expert)s?|"
    r"Observers?|Meter\s+Operators?"
    r")(?![\w’'-])"
)

_VERBS = (
    "is are was were has have had does did will would shall should can could may might must cannot isn't wasn't "
    "keeps makes "
    "takes gives says goes comes becomes holds seems appears wishes thinks believes means depends applies contains "
    "consists continues"
).split()
FINITE = re.compile(rf"(?<![\w-])(?:{'|'.join(_VERBS)})(?![\w-])")

# A word that tells what somebody did, if what it was done to follows; "Matters raised" alone is a heading.
DID = re.compile(
    r"\w[\w)’'-]*,?\s(?:[a-z]+ly\s)?"
    r"(?:\w{2,}(?:ed|ote|ave|ook|aid|ade|ent|eld|ought|rew)|"
    r"provides?|includes?|requires?|sets?|needs?|shows?|expects?|remains?|asks?|notes?|agrees?|approves?)\s"
    r"(?:the|that|a|an|no|not|whether|if|it|them|all|any|its|their|his|her|this|these|those|so|nothing|both)\s"
)
TASK = re.compile(r"(?:[A-Z]{2,}[\w&/]*|(?:The )?(?:Chair|Secretary|Secretariat|Members?)) to [a-z]+\b")

DANGLING = re.compile(
    r"(?:[,(/—–&‘“-]|(?<![\w-])(?:the|a|an|of|to|in|on|for|and|or|by|with|at|from|as|that|which|its|their|this|these|"
    r"his|her|is|are|was|were|be|been|has|have|had|would|will|should|could|not|any|than|into|between|under|upon|"
    r"per|via|no|if|but|who|when|where|whether|it|he|she|they|we|following|including|regarding|within|each))$"
)
TERMINAL = re.compile(r"[.!?:;…][\"”’')\]]*$")
_ENTRY_END = re.compile(r"[;,.:]\s*(?:and/or|and|or)$")
_INTRODUCTION = re.compile(r":$|[\s:][–—-]$|\w—$")
_QUESTION = re.compile(r"(?:Who|Whom|Whose|What|Which|How|When|Where|Why|Whether)\b")
_ENDS_QUESTION = re.compile(
    r"\b(?:it|they|them|is|are|was|were|be|for|with|to|in|on|from|by|at|into|under|upon|following)$"
)
# "Sites that take and give" and "what it would cost" have their verbs within; a heading may hold them.
_SUBORDINATE = re.compile(r"(?<=[\w,)]) (?:that|which|who|whose|what|how|why|when|where|whether|because)(?= \w)")
_REPORTED = re.compile(r"\b(?:[a-z]{2,}ed|felt|thought|said|held|heard|knew|saw|took|told|found|gave|meant)$")
_SMALL_WORDS = frozenset(
    "that with from which when where what whose between into onto under upon their this these those than whether been "
    "being have were will would shall should could must over about after before during since until through towards "
    "within without versus among each both such only also then them they does done".split()
)
# At the end of a title line in capitals too; "Coming In" and "Carried Over" may well end one.
_DANGLING_TITLE = re.compile(
    r"(?:[,&–—-]|\b(?:the|a|an|of|to|for|and|or|by|with|at|from|that|which|whose|its|their|no|both|each|any|into|between|"
    r"under|upon|than|when|where|if|is|are|be))$",
    re.I,
)
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_LONG_ENOUGH = 300
_OPENING_MARKS = "‘“\"'([*"


def outcome_words_in(text: str, known: Collection[str]) -> list[str]:
    """The outcome words in capitals that the text holds, in order: the known ones and the usual ones."""
    return [word for word in re.findall(r"\b[A-Z]{4,}\b", text) if word in known or word in USUAL_OUTCOMES]


def is_complete(text: str) -> bool:
    """Tell whether the text ends as a sentence, an introduction or a list entry ends."""
    return bool(TERMINAL.search(text) or _ENTRY_END.search(text))


def is_dangling(text: str) -> bool:
    """Tell whether the text ends in a word that needs another after it."""
    return bool(DANGLING.search(text)) and not _ENTRY_END.search(text)


def introduces(text: str) -> bool:
    """Tell whether the text ends as one that a list follows: with a colon, or with a dash that stands for one."""
    return bool(_INTRODUCTION.search(text))


def starts_lower(text: str) -> bool:
    return text.lstrip(_OPENING_MARKS)[:1].islower()


def starts_like_heading(text: str) -> bool:
    first = text.lstrip("‘“\"'(")[:1]
    return first.isupper() or first.isdigit()


def is_sentence(text: str) -> bool:
    """Tell whether the text has a finite verb, so far as a short list of verbs can tell; "to be raised" is none."""
    text = text[:_LONG_ENOUGH]
    if FINITE.search(text) or DID.search(f"{text} ") or TASK.match(text):
        return True
    return not text.isupper() and bool(outcome_words_in(text, ()))


def may_be_heading(text: str) -> bool:
    """Tell whether the text could head what follows; "Who decides, and when it is to be put to the vote" could."""
    if not is_sentence(text):
        return True
    if outcome_words_in(text, ()):
        return False
    return bool(_QUESTION.match(text)) or is_title_case(text) or _has_verbs_within_only(text)


def ends_heading(text: str) -> bool:
    """Tell whether the last word can end a heading; "What causes it" and "What it is for" end as questions do."""
    return not is_dangling(text) or bool(_QUESTION.match(text) and _ENDS_QUESTION.search(text))


def _has_verbs_within_only(text: str) -> bool:
    """Tell whether all verbs stand in a clause that hangs on a noun, as in "Views, and what a limit would cost"."""
    found = _SUBORDINATE.search(text)
    if found is None:
        return False
    head = text[: found.start()].rstrip(",").removesuffix(" and").rstrip(",")
    return not is_sentence(head) and not _REPORTED.search(head) and not starts_lower(text)


def is_title_case(text: str) -> bool:
    """Tell whether every word of weight has a capital, as in titles and hardly ever in running text."""
    words = [word for word in _WORD.findall(text) if len(word) > 3 and word not in _SMALL_WORDS]
    return bool(words) and not any(word[0].islower() for word in words)


def is_dangling_title(text: str) -> bool:
    """Tell whether a line of a title ends in a word that needs another after it, whatever its case."""
    return bool(_DANGLING_TITLE.search(text))
