"""The gate: of any HTML, only what a minute may hold. Nothing that runs, loads or hides gets through."""

import re
from urllib.parse import quote

import nh3
from lxml import etree

from .characters import BREAK, readable
from .grammar import GRAMMAR
from .markup import OUTCOME_PATTERN, SIMPLE_MARKS, UUID_PATTERN

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
WRAPPERS = frozenset(
    "address article blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form header "
    "hgroup legend main menu nav optgroup option pre search section summary".split()
)
TABLE_PARTS = frozenset({"table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th"})
BLOCKS = frozenset({"p", "ul", "ol", "li", "aside"}) | HEADINGS | WRAPPERS | TABLE_PARTS
# Kept to the end of sanitising although most say nothing: what they enclose may be marked confidential on them.
SAY_NOTHING = frozenset("abbr big button cite code dfn font ins kbd label mark q samp small time tt var".split())
# What somebody struck out is no text, whatever stands in it.
STRUCK_OUT = frozenset(GRAMMAR["left_out"]["tags"].split())
INLINE = frozenset({"span", "a", "br", "b", "i", *SIMPLE_MARKS}) | SAY_NOTHING

_EVERYWHERE = {"data-block", "data-sensitivity", "hidden", "style"}
_ATTRIBUTES = {tag: set(_EVERYWHERE) for tag in BLOCKS | INLINE}
_ATTRIBUTES["span"] |= {"data-decision", "data-outcome"}
_ATTRIBUTES["aside"] |= {"data-action"}
_ATTRIBUTES["a"] |= {"href"}
_ATTRIBUTES["ol"] |= {"start"}
for _cell in ("td", "th"):
    _ATTRIBUTES[_cell] |= {"colspan", "rowspan"}

_SPAN_COUNT = re.compile(r"[1-9]\d?")
_LIST_START = re.compile(r"0|[1-9]\d{0,3}")
_HIDING = {name: frozenset(words.split()) for name, words in GRAMMAR["left_out"]["styles"].items()}
_HIDDEN = "hidden"

# The sanitiser takes ever longer for each hard blank of a run. What stands in for one is in no text, nor its number.
_HARD_BLANK, _STAND_IN = "\xa0", "\x1f"
_STAND_IN_BY_NUMBER = re.compile(r"&#(?:0*31|[xX]0*1[fF])(?![0-9a-fA-F]);?")


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
    if name == "style":
        return _HIDDEN if is_left_out(value) else None
    if name == "hidden":
        return _HIDDEN
    pattern = _LIST_START if name == "start" else _SPAN_COUNT
    return value if pattern.fullmatch(value) and value != "1" else None


def is_left_out(style: str) -> bool:
    """Return whether a style says that its element is no part of the text: hidden, or struck out."""
    declarations = (declaration.partition(":") for declaration in style.lower().split(";"))
    return any(
        not _HIDING.get(name.strip(), frozenset()).isdisjoint(said.replace("!", " ").split())
        for name, _, said in declarations
    )


_CLEANER = nh3.Cleaner(
    tags={*BLOCKS, *INLINE, "hr"},
    clean_content_tags={"script", "style", "title", "template", "textarea", "noscript", *STRUCK_OUT},
    attributes=_ATTRIBUTES,
    attribute_filter=_attribute,
    url_schemes={"https", "http", "mailto"},
    link_rel=None,
)


def sanitise(html: str) -> str:
    """The HTML without anything a minute may not hold; balanced, as an HTML5 parser understood it."""
    given = _STAND_IN_BY_NUMBER.sub("", readable(html))
    clean = _CLEANER.clean(given.replace(_HARD_BLANK, _STAND_IN)).replace(_STAND_IN, "&nbsp;")
    clean = clean.replace("<hr>", "<div></div>")  # a rule parts what stands before and after it
    # Once more, for a character can be written as its number.
    return readable(clean).replace(BREAK, "<br>")


def drop_hidden(tree: etree._Element) -> None:
    """Takes out of a sanitised tree what is marked as hidden. What stands behind it stays."""
    for element in [*tree.iter()]:
        parent = element.getparent()
        if parent is None or _HIDDEN not in (element.get("style"), element.get("hidden")):
            continue
        if element.tail and (element.tag in INLINE or element.tail.strip()):
            tail = element.tail
            element.clear()
            element.tag, element.tail = "span", tail
        else:
            parent.remove(element)
