import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from pathlib import Path
from typing import Any

import pytest

import minutes.rendering
from core.audience import Audience
from meetings.item_numbers import ItemNumber
from minutes.document.model import DocumentAttendee, DocumentStay
from minutes.document.redaction import redact
from minutes.rendering.json import render_json

SCHEMA = json.loads(Path(minutes.rendering.__file__).with_name("minutes.schema.json").read_text(encoding="utf-8"))
TYPES = {"object": dict, "array": list, "string": str, "integer": int}


def faults(value: Any, schema: dict[str, Any], where: str = "") -> Iterator[str]:
    """What of a value the schema forbids; knows those keywords that the published schema uses."""
    if "$ref" in schema:
        schema = SCHEMA["$defs"][schema["$ref"].removeprefix("#/$defs/")]
    if "const" in schema and value != schema["const"]:
        yield f"{where} is not {schema['const']}"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{where} is none of {schema['enum']}"
    types = schema.get("type", [])
    if types and type(value) not in [TYPES[name] for name in ([types] if isinstance(types, str) else types)]:
        yield f"{where} is no {types}"
    elif "pattern" in schema and isinstance(value, str) and not re.search(schema["pattern"], value):
        yield f"{where} does not look like {schema['pattern']}"
    elif isinstance(value, dict):
        yield from (f"{where} lacks {name}" for name in schema["required"] if name not in value)
        for name, part in value.items():
            if name not in schema["properties"]:
                yield f"{where} has {name}"
            else:
                yield from faults(part, schema["properties"][name], f"{where}/{name}")
    elif isinstance(value, list):
        for place, part in enumerate(value):
            yield from faults(part, schema["items"], f"{where}/{place}")


@pytest.mark.parametrize("audience", list(Audience))
@pytest.mark.parametrize("name", ["draft", "imported"])
def test_every_rendition_validates_against_the_published_schema(request, name, audience):
    document = request.getfixturevalue(name)

    data = json.loads(render_json(redact(document, audience)))

    assert list(faults(data, SCHEMA)) == []


@pytest.mark.parametrize(("number", "is_one"), [(14, True), ("14A", True), ("23.1", True), ("0", False), ("A", False)])
def test_the_schema_knows_numbers_between_and_beneath_others(public, number, is_one):
    data = json.loads(render_json(public))
    data["items"][0]["number"] = number

    assert (not list(faults(data, SCHEMA))) == is_one


def test_the_check_against_the_schema_can_fail(public):
    data = json.loads(render_json(public))
    data["meeting"]["state"] = "filed"
    data["items"][0]["decisions"][0]["outcome"] = "agreed"
    del data["items"][1]["title"]
    data["items"][3]["salt"] = "x"

    assert len(list(faults(data, SCHEMA))) == 4


def test_the_schema_uses_no_keyword_that_the_check_does_not_know():
    known = {"$ref", "const", "enum", "type", "pattern", "required", "properties", "items", "additionalProperties"}

    def keywords(schema: dict[str, Any]) -> Iterator[str]:
        yield from schema
        for part in [*schema.get("properties", {}).values(), *([schema["items"]] if "items" in schema else [])]:
            yield from keywords(part)

    used = {word for part in [SCHEMA, *SCHEMA["$defs"].values()] for word in keywords(part)}

    assert used - known == {"$schema", "$id", "$defs", "title", "description"}


def test_what_has_nothing_to_say_is_left_out(imported_public):
    data = json.loads(render_json(imported_public))

    assert data["meeting"] == {
        "reference": "GRID11",
        "panel_code": "GRID",
        "panel": "Grid Board",
        "number": 11,
        "state": "published_elsewhere",
        "source": "grid11.txt",
    }
    assert data["apologies"] == [{"category": "Small Generators", "name": "Maud Achterberg"}]
    assert "attendance" not in data
    assert [block["text"] for block in data["front"]] == ["Apologies:", "Small Generators\nMaud Achterberg"]
    assert sorted(data["items"][1]) == [
        "actions", "blocks", "decisions", "number", "refers_to_confidential_minutes", "subheadings", "title",
    ]  # fmt: skip


def test_an_empty_list_says_that_there_were_none(draft):
    document = replace(draft, attendance=(), attendance_recorded=True, apologies_recorded=True)

    data = json.loads(render_json(redact(document, Audience.PUBLIC)))

    assert (data["apologies"], data["attendance"]) == ([], [])


def test_each_stay_of_who_came_back_is_told(draft):
    stays = (
        DocumentStay(to_item=ItemNumber(2), left_during=True, left_at=time(12, 5), manner="in_person"),
        DocumentStay(ItemNumber(3, 1), arrived_at=time(12, 31), manner="remote"),
    )
    document = replace(draft, attendance=(DocumentAttendee("present", "Colin Drury", stays=stays),))

    data = json.loads(render_json(redact(document, Audience.PUBLIC)))

    assert data["attendance"][0]["stays"] == [
        {"to_item": 2, "left_during": True, "left_at": "12:05", "manner": "in_person"},
        {"from_item": "3A", "arrived_at": "12:31", "manner": "remote"},
    ]
    assert list(faults(data, SCHEMA)) == []


def test_decisions_and_actions_have_the_shape_of_the_answer_key(public):
    item = json.loads(render_json(public))["items"][0]

    assert item["subheadings"] == ["What it costs"]
    assert [(each["outcome"], each["form"], each["text"], each.get("sub_points")) for each in item["decisions"]] == [
        ("AGREED", "text", "AGREED to keep the reserve at 4% & no lower.", None),
        ("NOTED", "list", "NOTED the contents of the paper", None),
        ("APPROVED", "list", "APPROVED two delegations:", ["travel up to £500", "training."]),
    ]
    action = item["actions"][0]
    assert (action["reference"], action["owner"], action["due"], "draft_number" in action) == (
        "GRID12/02", "Tomas Reed", "June 2024 meeting", False,
    )  # fmt: skip


def test_a_withheld_item_keeps_its_number_and_says_that_it_is_withheld(public):
    assert json.loads(render_json(public))["items"][2] == {
        "number": 3,
        "title": "A tender",
        "sensitivity": "confidential",
        "subheadings": [],
        "decisions": [],
        "actions": [],
        "withheld": True,
        "pointer": "This item is recorded in the Confidential Minutes of this meeting.",
        "blocks": [],
    }


def test_earlier_actions_that_the_text_speaks_of_are_listed(public):
    assert json.loads(render_json(public))["actions_referred_to"] == ["GRID11/03"]
