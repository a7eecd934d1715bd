import json
import re
from pathlib import Path

from django.contrib.staticfiles import finders
from lxml import html

from minutes.drafting.modules import import_map, left_here_map


def test_each_module_of_the_editor_is_found() -> None:
    element = html.fragment_fromstring(import_map(nonce="n0nce"))

    addresses = json.loads(element.text)["imports"]
    assert (element.get("type"), element.get("nonce")) == ("importmap", "n0nce")
    assert {"django-prose-editor/editor", "drafting/grammar", "drafting/sentences"} <= addresses.keys()
    assert [name for name, address in addresses.items() if not finders.find(address.removeprefix("/static/"))] == []


def test_the_pages_of_a_meeting_know_all_that_their_module_imports() -> None:
    known = json.loads(html.fragment_fromstring(left_here_map(nonce="n0nce")).text)["imports"]
    needed, waiting = set(), ["drafting/left_here"]
    while waiting:
        source = Path(finders.find(f"js/{waiting.pop()}.js")).read_text(encoding="utf-8")
        imported = set(re.findall(r'^import .* from "([^"]+)"', source, re.MULTILINE)) - needed
        needed |= imported
        waiting += imported

    assert known.keys() == needed
