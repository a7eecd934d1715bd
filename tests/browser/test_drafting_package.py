"""What is written twice, for the server and for the editor, says the same; and the package has what we use."""

import re
from pathlib import Path

import pytest

from minutes.text.clauses import find_statements
from minutes.text.marking import _end
from minutes.text.sentences import sentence_spans
from minutes.text.typed import TypedItem, typed_blocks
from tests.browser.drafting import Desk
from tests.conftest import SHARED
from tests.factories import SEEDED_WORDS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HOUSE = Path(__file__).resolve().parents[2]
DOCUMENTS = HOUSE / "tests/minutes/importing/documents"
HARD_CASES = [
    "NOTED, e.g. the DCC's No. 5 v2.1 plan (see para. 3), and AGREED it.",
    "The Panel NOTED the report and AGREED to publish it, but the Chair DEFERRED the rest. It went on.",
    "The Panel “AGREED” the AGREED plan, as APPROVED, to be NOTED. Annex A. The rest.",
    "(a) NOTED the paper; and",
    "2. The Panel AGREED it. J. Smith left. To do X. It was noted.",
    "THE PANEL AGREED IT",
    "The Panel was AGREED-ish, SUBAGREED, and naïvely AGREED: “yes”.",
    "It was NOTED that members, having AGREED the first, and the Grid Code Panel APPROVED the second; or",
    "",
    "   The Panel NOTED it.   ",
]


def paragraphs() -> list[str]:
    files = [*sorted(DOCUMENTS.glob("*.txt")), *SHARED.glob("minutes/secp47.txt")]
    texts = [part for path in files for part in path.read_text(encoding="utf-8").split("\n\n")]
    return [*HARD_CASES, *(" ".join(text.split()) for text in texts), *texts]


def test_sentences_end_where_the_server_ends_them(desk: Desk) -> None:
    texts = paragraphs()

    theirs = desk.page.evaluate(
        "async (texts) => texts.map((await import('drafting/sentences')).sentenceSpans)",
        texts,
    )

    assert len(texts) > 100
    assert [[tuple(span) for span in spans] for spans in theirs] == [sentence_spans(text) for text in texts]


@pytest.mark.parametrize("in_list", [False, True])
def test_statements_are_found_where_the_server_finds_them(desk: Desk, in_list: bool) -> None:
    texts, words = paragraphs(), sorted(SEEDED_WORDS)

    theirs = desk.page.evaluate(
        """async ([texts, words, inList]) => {
            const { findStatements } = await import("drafting/clauses")
            const plain = ({ outcome, start, word, end }) => [outcome, start, word, end]
            return texts.map((text) => findStatements(text, words, inList).map(plain))
        }""",
        [texts, words, in_list],
    )

    ours = [
        [
            [found.outcome, found.start, found.word, _end(text, found.start, found.end, in_list=in_list)]
            for found in find_statements(text, words, in_list=in_list)
        ]
        for text in texts
    ]
    assert sum(map(len, ours)) > 50
    assert theirs == ours


def test_typed_text_is_read_as_the_server_reads_it(desk: Desk) -> None:
    files = [*sorted(DOCUMENTS.glob("*.txt")), *SHARED.glob("minutes/secp47.txt")]
    texts = [path.read_text(encoding="utf-8") for path in files] + [
        "One line\nand its end.\n\nA heading\n\n- first;\n  - within; and\n- second.\n\n1. one\n2. two\n\tAt last.",
        "Long lines " * 20 + "\nare paragraphs.\n- even\n  before lists",
        "ACTION: SECAS to do it.\nACTION 47/3 nothing\nACTION SECP47/03: DCC to go.\nACTION The Clerk to write.\n"
        "ACTION SECP47/0003: DCC to stay.",
    ]

    theirs = desk.page.evaluate(
        "async (texts) => texts.map((await import('drafting/typed')).typedBlocks)",
        texts,
    )

    plain = [[[block["kind"], block.get("text", ""), items(block.get("items", []))] for block in one] for one in theirs]
    assert plain == [
        [[block.kind, block.text, [item_of(each) for each in block.items]] for block in typed_blocks(text)]
        for text in texts
    ]


def items(rows: list[dict]) -> list:
    return [[row["text"], items(row["items"])] for row in rows]


def item_of(item: TypedItem) -> list:
    return [item.text, [item_of(each) for each in item.items]]


def test_the_package_exports_every_name_that_our_modules_import(desk: Desk) -> None:
    sources = [path.read_text(encoding="utf-8") for path in (HOUSE / "static/js/drafting").glob("*.js")]
    lists = [re.findall(r'import \{([^}]+)\} from "django-prose-editor/editor"', source) for source in sources]
    names = sorted({name.strip() for found in lists for part in found for name in part.split(",") if name.strip()})

    missing = desk.page.evaluate(
        """async (names) => {
            const editor = await import("django-prose-editor/editor")
            const parts = ["commands", "history", "keymap", "model", "state", "tables", "transform", "view"]
            return [...names.filter((name) => !(name in editor)), ...parts.filter((part) => !(part in editor.pm))]
        }""",
        names,
    )

    assert len(names) >= 25
    assert missing == []


def test_no_module_is_longer_than_a_reader_can_hold() -> None:
    sizes = {
        path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in (HOUSE / "static/js").rglob("*.js")
    }

    assert {name: size for name, size in sizes.items() if size > 250} == {}
