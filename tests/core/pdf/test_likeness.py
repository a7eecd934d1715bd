"""Pages that look alike, and those that do not."""

import pytest

from core.pdf.likeness import Unlike, refuse_unlike
from tests.core.pdf.hiding_pdfs import HIDING
from tests.core.pdf.join.files import prepared
from tests.meetings.papers.odd_pdfs import READABLE, SIGNED, UNDRAWABLE, odd, program_wrote, stream
from tests.meetings.papers.papers import pdf

LINES = "BT /F1 9 Tf 60 700 Td (The budget of 2031) Tj ET 0.2 w 60 600 m 500 600 l S"
FEWER = {
    "a letter": LINES.replace("budget", "bu get"),
    "a full stop's worth": LINES.replace("2031", "203 "),
    "a hairline": LINES[: LINES.index("0.2 w")],
    "all of it": "",
    "its place": LINES.replace("700", "697"),
}


def drawn(content: str) -> bytes:
    return odd(drawn=stream(content))


@pytest.mark.parametrize("name", FEWER)
def test_what_lacks_anything_is_unlike(name: str) -> None:
    with pytest.raises(Unlike, match="page 1"):
        list(refuse_unlike(drawn(LINES), drawn(FEWER[name])))
    with pytest.raises(Unlike, match="page 1"):
        list(refuse_unlike(drawn(FEWER[name]), drawn(LINES)))


@pytest.mark.parametrize(("one", "other"), [(pdf("one"), pdf("one", "two")), (pdf("one"), pdf("one", size=(595, 820)))])
def test_other_pages_are_unlike(one: bytes, other: bytes) -> None:
    with pytest.raises(Unlike):
        list(refuse_unlike(one, other))


@pytest.mark.parametrize(
    "content",
    [
        program_wrote("cairo"),  # whose letters fall a hair's breadth beside their places
        program_wrote("ghostscript"),
        READABLE["a media box without end"],
        READABLE["turned by 100 degrees"],
        UNDRAWABLE["a page of another type"],
        HIDING["a layer that is off"],
        SIGNED,
    ],
)
def test_what_is_made_ready_looks_as_it_did(content: bytes) -> None:
    ready = prepared(content).getvalue()

    assert [*refuse_unlike(content, ready)][:1] == [1]


def test_what_only_one_program_hides_is_unlike() -> None:
    content = HIDING["a layer within a pattern"]

    with pytest.raises(Unlike):
        list(refuse_unlike(content, prepared(content).getvalue()))
