"""What is written twice, for the server and for the editor, reads whole documents alike, and any words in any order."""

import json
import random
from itertools import chain

import pytest

from minutes.text.clauses import find_statements
from minutes.text.marking import statement_end
from minutes.text.sentences import sentence_spans
from minutes.text.typed import TypedItem, typed_blocks
from tests.conftest import SHARED
from tests.js.node import HOUSE, run_node
from tests.minutes.text.examples import EXAMPLES

pytestmark = pytest.mark.node
DOCUMENTS = [*sorted((HOUSE / "tests/minutes/importing/documents").glob("*.txt")), *SHARED.glob("minutes/secp47.txt")]
WORDS = EXAMPLES["words"]
RUNS = [
    *EXAMPLES["runs"],
    "\n",
    "\n",
    "\n\n",
    ".\n",
    ";\n",
    ":\n",
    "\n- ",
    "\n  - ",
    "\n\uf0b7 ",
    "\n•",
    "\nPlan ",
    "\n2 ",
    "\v- ",
    "\v",
    "\u200b",
    "ACTION: ",
    "ACTION – ",
    "\nAction 3: ",
    "\nAction: ",
    "\nACTION",
    "(2) ",
    "the Dr. K. Iyer to ",
    "ACTION SECP47/03 ",
    "The Panel ",
]


def documents() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in DOCUMENTS]


def any_texts(count: int) -> list[str]:
    """Words, signs and line ends in any order: the same ones in each run."""
    choose = random.Random(47)  # noqa: S311 (nothing is secret here)
    return ["".join(choose.choices(RUNS, k=choose.randint(1, 14))) for _ in range(count)]


def read_by_editor(paragraphs: list[str], texts: list[str]) -> dict:
    given = json.dumps({"paragraphs": paragraphs, "texts": texts, "words": WORDS})
    run = run_node("tests/js/readers.js", given=given)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def read_by_server(paragraphs: list[str], texts: list[str]) -> dict:
    return {
        "sentences": [[list(span) for span in sentence_spans(text)] for text in paragraphs],
        "statements": [statements(text, in_list=False) for text in paragraphs],
        "statements in a list": [statements(text, in_list=True) for text in paragraphs],
        "typed": [
            [[block.kind, block.text, [item_of(item) for item in block.items]] for block in typed_blocks(text, WORDS)]
            for text in texts
        ],
    }


def statements(text: str, *, in_list: bool) -> list[list]:
    return [
        [found.outcome, found.start, found.word, statement_end(text, found.start, found.end, in_list=in_list)]
        for found in find_statements(text, WORDS, in_list=in_list)
    ]


def item_of(item: TypedItem) -> list:
    return [item.text, [item_of(within) for within in item.items]]


def test_documents_are_read_alike() -> None:
    texts = documents()
    chunks = list(chain.from_iterable(text.split("\n\n") for text in texts))
    paragraphs = [*(" ".join(chunk.split()) for chunk in chunks), *chunks]

    ours = read_by_server(paragraphs, texts)

    assert len(texts) >= 7
    assert sum(map(len, ours["statements"])) > 50
    assert read_by_editor(paragraphs, texts) == ours


def test_any_words_are_read_alike() -> None:
    texts = any_texts(2_000)

    ours = read_by_server(texts, texts)

    theirs = read_by_editor(texts, texts)
    assert [
        (reader, text, one, other)
        for reader in ours
        for text, one, other in zip(texts, ours[reader], theirs[reader], strict=True)
        if one != other
    ] == []
