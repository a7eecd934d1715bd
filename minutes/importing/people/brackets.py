"""What brackets behind a name tell: initials, how or why somebody took part or did not, whom they stand for. Pure."""

import re

from .name_words import TITLED

INITIALS = re.compile(r"[A-Z]{2,4}")
# How, how long or why somebody took part or did not, and no category.
_HOW = re.compile(
    r"(?:(?:by |via )?(?:dial(?:led|ling)?[- ]?in|(?:tele)?phone|video(?: link)?|teleconference|conference call|teams|"
    r"zoom|on-?line|remote(?:ly)?|virtual(?:ly)?|in person|part)|until|from|for|left|joined)\b.{0,60}",
    re.I,
)
_WHY = re.compile(
    r"(?:[Uu]n)?[Ww]ell\b|[Ii]ll(?:ness)?\b|[Ss]ick\b|[Oo]n (?:holiday|leave)\b|[Aa]way\b|[Ww]ork\b|[Hh]oliday\b|"
    r"(?:[Aa]genda )?[Ii]tems? \d|vice\b|who\b|whose\b|[Aa]pologies\b|[Aa]bsent\b|in place of\b|as\b|not\b|due to\b|"
    r"because of\b|(?:family|personal|business|medical|another|other|prior|previous|urgent) [a-z]|family$|business$|"
    r"personal$|leave\b|maternity\b|paternity\b|parental\b|bereavement\b|childcare\b|travel"
)


def told_of(name: str, within: str) -> str:
    """What brackets behind a name tell of it, without its initials and how or why somebody took part or did not."""
    parts = re.split(r"[,;]\s*", within)
    return ", ".join(
        part for part in parts if not (are_initials(part, name) or _HOW.fullmatch(part) or _WHY.match(part))
    )


def are_initials(text: str, name: str) -> bool:
    """Tell whether a text is the initials of a name: it begins and ends with those of two of its words."""
    words = re.findall(r"[^\W\d_][\w’'-]*", name)
    if len(words) == 2 and TITLED.match(name):  # whose first name is not said
        return len(text) == 2 and text.isupper() and text[1] == words[1][0]
    return bool(INITIALS.fullmatch(text)) and {text[0], text[-1]} <= {word[0].upper() for word in words}
