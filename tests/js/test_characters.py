"""Every character of the Basic Multilingual Plane, as the editor and the server read it and write it down."""

import json
from uuid import UUID

import pytest

from minutes.text import normal_form
from minutes.text.characters import readable
from minutes.text.markup import blocks_of, escape
from tests.js.node import run_node

pytestmark = pytest.mark.node
TOGETHER = 64  # characters of one paragraph, each between two letters


def test_every_character_is_read_and_written_alike() -> None:
    texts = [
        "".join(f"a{chr(point)}b" for point in range(start, start + TOGETHER)) for start in range(0, 0x10000, TOGETHER)
    ]
    blocks = [str(UUID(int=number, version=4)) for number in range(len(texts))]
    given = "".join(f'<p data-block="{block}">{escape(text)}</p>' for block, text in zip(blocks, texts, strict=True))

    run = run_node("tests/js/characters.js", given=json.dumps({"texts": texts, "blocks": blocks}))
    assert run.returncode == 0, run.stderr
    editor = json.loads(run.stdout)

    assert differences(editor["read"], [readable(text) for text in texts]) == []
    assert differences(editor["written"], list(blocks_of(normal_form(given)).values())) == []


def differences(editor: list[str], server: list[str]) -> list[tuple[str, str]]:
    """What the two made of a text, as numbers where one would not see it."""
    assert len(editor) == len(server)
    return [(ascii(one), ascii(other)) for one, other in zip(editor, server, strict=True) if one != other]
