"""Random texts for the property tests: nestings nobody would write, and edits that people do make."""

import re
from uuid import UUID

from hypothesis import strategies as st

from minutes.text import normal_form

WORDS = (
    "NOTED",
    "AGREED",
    "APPROVED",
    "report",
    "the",
    "Panel",
    "e.g.",
    "no.",
    "<b>",
    "&",
    "\xa0",
    "ŵ",
    "  ",
    "\n",
)
TAGS = (
    "p", "h1", "h3", "ul", "ol", "li", "table", "tr", "td", "th", "aside", "div", "section", "font", "span", "strong",
    "b", "em", "a", "u", "sub", "blockquote", "script", "style", "svg", "math", "template", "iframe", "center",
)  # fmt: skip
uuids = st.integers(1, 6).map(lambda number: str(UUID(int=number, version=4)))
ATTRIBUTES = (
    "", ' data-sensitivity="confidential"', ' data-sensitivity="whatever"', " onclick=alert(1)", " style=color:red",
    ' href="https://example.org/?a=1&b=<2>"', ' href="javascript:alert(1)"', ' class="x"', " colspan=3", ' id="y"',
)  # fmt: skip
plain = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)


@st.composite
def attributes(draw: st.DrawFn) -> str:
    uuid = draw(uuids)
    own = draw(
        st.sampled_from(
            (
                "",
                f' data-block="{uuid}"',
                f' data-action="{uuid}"',
                f' data-decision="{uuid}" data-outcome="AGREED"',
            )
        )
    )
    return own + draw(st.sampled_from(ATTRIBUTES))


@st.composite
def element(draw: st.DrawFn, inner: st.SearchStrategy[str]) -> str:
    tag = draw(st.sampled_from(TAGS))
    closing = draw(st.sampled_from((f"</{tag}>", f"</{tag}>", "", "</p>")))
    return f"<{tag}{draw(attributes())}>{draw(inner)}{closing}"


fragments = st.recursive(
    st.one_of(plain, st.text(max_size=8), st.just("<br>")),
    lambda inner: st.lists(element(inner), min_size=1, max_size=4).map("".join),
    max_leaves=25,
)

sentences = st.sampled_from(
    (
        "The Panel discussed the report.",
        "The Panel AGREED the plan.",
        "Members NOTED the cost and APPROVED the budget.",
        "Nothing was decided, e.g. on no. 5.",
    )
)


@st.composite
def texts(draw: st.DrawFn, prefix: int = 0) -> str:
    """A text in normal form with up to six blocks, their uuids from a small stock."""
    numbers = draw(st.lists(st.integers(1, 9), unique=True, max_size=6))
    return normal_form("".join(_block(draw, prefix + number) for number in numbers))


def _block(draw: st.DrawFn, number: int) -> str:
    secret = draw(st.sampled_from(("", "", ' data-sensitivity="confidential"')))
    identity = f'data-block="{UUID(int=number, version=4)}"{secret}'
    inner = draw(sentences)
    return draw(
        st.sampled_from(
            (
                f"<p {identity}>{inner}</p>",
                f"<h3 {identity}>{inner}</h3>",
                f"<ul {identity}><li><p>{inner}</p></li></ul>",
            )
        )
    )


def words_of(html: str) -> list[str]:
    """The words of a text, whatever stands around them."""
    return re.sub(r"<[^>]*>", " ", html).split()
