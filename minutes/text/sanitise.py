"""The gate: of any HTML, only what a minute may hold. Nothing that runs, loads or hides gets through."""

import re
from urllib.parse import quote

import nh3

from .markup import OUTCOME_PATTERN, SIMPLE_MARKS, UUID_PATTERN

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
WRAPPERS = frozenset(
    "address article blockquote center dd details div dl dt fieldset figcaption figure footer form header hgroup "
    "main nav pre section summary".split()
)
TABLE_PARTS = frozenset({"table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th"})
BLOCKS = frozenset({"p", "ul", "ol", "li", "aside"}) | HEADINGS | WRAPPERS | TABLE_PARTS
# Kept to the end of sanitising although most say nothing: what they enclose may be marked confidential on them.
SAY_NOTHING = frozenset(
    "abbr big button cite code del dfn font ins kbd label mark q s samp small strike time tt var".split()
)
INLINE = frozenset({"span", "a", "br", "b", "i", *SIMPLE_MARKS}) | SAY_NOTHING

_EVERYWHERE = {"data-block", "data-sensitivity"}
_ATTRIBUTES = {tag: set(_EVERYWHERE) for tag in BLOCKS | INLINE}
_ATTRIBUTES["span"] |= {"data-decision", "data-outcome"}
_ATTRIBUTES["aside"] |= {"data-action"}
_ATTRIBUTES["a"] |= {"href"}
for _cell in ("td", "th"):
    _ATTRIBUTES[_cell] |= {"colspan", "rowspan"}

_SPAN_COUNT = re.compile(r"[1-9]\d?")
# What XML cannot hold, and what has no place in a text: control characters but for tab and line ends.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


# The sanitiser takes ever longer for each hard blank of a run. What stands in for one is in no text: see above.
_HARD_BLANK, _STAND_IN = "\xa0", "\x1f"


def _attribute(_tag: str, name: str, value: str) -> str | None:
    value = value.replace(_STAND_IN, _HARD_BLANK)
    if name in ("data-block", "data-decision", "data-action"):
        value = value.strip().lower()
        return value if UUID_PATTERN.fullmatch(value) else None
    if name == "data-sensitivity":
        # Whatever was meant, it was not "public": an unknown word is read as a secret.
        return None if value.strip().lower() == "public" else "confidential"
    if name == "data-outcome":
        return value if OUTCOME_PATTERN.fullmatch(value) else None
    if name == "href":
        return quote(value, safe="%/:=&?~#+!$,;'@()*[]")
    return value if _SPAN_COUNT.fullmatch(value) and value != "1" else None


_CLEANER = nh3.Cleaner(
    tags=set(BLOCKS | INLINE),
    clean_content_tags={"script", "style", "title", "template", "textarea", "noscript"},
    attributes=_ATTRIBUTES,
    attribute_filter=_attribute,
    url_schemes={"https", "http", "mailto"},
    link_rel=None,
)


def sanitise(html: str) -> str:
    """The HTML without anything a minute may not hold; balanced, as an HTML5 parser understood it."""
    clean = _CLEANER.clean(_CONTROLS.sub("", html).replace(_HARD_BLANK, _STAND_IN))
    return clean.replace(_STAND_IN, "&nbsp;")
