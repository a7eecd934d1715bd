import json

from django.contrib.staticfiles import finders
from lxml import html

from minutes.drafting.modules import import_map


def test_each_module_of_the_editor_is_found() -> None:
    element = html.fragment_fromstring(import_map(nonce="n0nce"))

    addresses = json.loads(element.text)["imports"]
    assert (element.get("type"), element.get("nonce")) == ("importmap", "n0nce")
    assert {"django-prose-editor/editor", "drafting/grammar", "drafting/sentences"} <= addresses.keys()
    assert [name for name, address in addresses.items() if not finders.find(address.removeprefix("/static/"))] == []
