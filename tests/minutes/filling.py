"""Fills in a page's form as a browser without script does: what the page holds is sent, unless one says otherwise."""

from collections.abc import Mapping
from html.parser import HTMLParser


class _Fields(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name, value = given.get("name") or "", given.get("value") or ""
        if tag == "select":
            self._select = name
        elif tag == "option" and "selected" in given:
            self.found.append((self._select, value))
        elif tag == "input" and name and (given.get("type") != "checkbox" or "checked" in given):
            self.found.append((name, value or "on" if given.get("type") == "checkbox" else value))


def filled_in(
    page: str, changes: Mapping[str, str] | None = None, *, form: str = "attendance-form"
) -> dict[str, list[str]]:
    """What would be sent of the form with this class; a box is unticked by a change to nothing."""
    fields = _Fields()
    fields.feed(page.split(f'class="{form}"')[1])
    sent: dict[str, list[str]] = {}
    for name, value in fields.found:
        sent.setdefault(name, []).append(value)
    for name, change in (changes or {}).items():
        sent[name] = [change]
    return sent
