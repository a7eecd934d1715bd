"""Reads the forms of a page, with the places where their fields stand in it. Pure: text in, places out."""

from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import accumulate
from typing import TypeAlias

Attributes: TypeAlias = dict[str, str | None]


@dataclass(slots=True)
class Tag:
    """A start tag and its place in the page; ``inner`` is where what it encloses stands."""

    name: str
    attributes: Attributes
    start: int
    end: int
    inner: tuple[int, int] = (0, 0)

    def get(self, attribute: str) -> str:
        return self.attributes.get(attribute) or ""

    def written(self, **changes: str | None) -> str:
        """Return the tag with these attributes; None takes one away."""
        wanted = {**self.attributes, **changes}
        kept = (name for name, value in wanted.items() if not (name in changes and value is None))
        return f"<{self.name}{''.join(_written(name, wanted[name]) for name in kept)}>"


@dataclass(slots=True)
class Control(Tag):
    """A field of a form; of a select, its options."""

    options: list[Tag] = field(default_factory=list)

    @property
    def kind(self) -> str:
        return self.get("type").lower() or "text" if self.name == "input" else self.name


@dataclass(slots=True)
class FormTag(Tag):
    """A form, its fields, and the closed parts of the page that it stands in."""

    controls: list[Control] = field(default_factory=list)
    within: list[Tag] = field(default_factory=list)


@dataclass(slots=True)
class PageForms:
    forms: list[FormTag]
    main: int  # where the page's own content begins


def forms_on(page: str) -> PageForms:
    """Return the forms of a page. Fields that stand elsewhere and name their form belong to it."""
    reader = _Reader(page)
    reader.feed(page)
    reader.close()
    by_id = {form.get("id"): form for form in reader.forms if form.get("id")}
    for control in reader.elsewhere:
        if form := by_id.get(control.get("form")):
            form.controls.append(control)
    return PageForms(reader.forms, reader.main)


class _Reader(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self._lines = [0, *accumulate(len(line) + 1 for line in page.split("\n"))]  # where each begins
        self.forms: list[FormTag] = []
        self.elsewhere: list[Control] = []
        self.main = 0
        self._form: FormTag | None = None
        self._select: Control | None = None
        self._text: Control | None = None
        self._details: list[Tag] = []
        self._begins: dict[str, Callable[[str, Attributes, int, int], None]] = {
            "form": self._begin_form,
            "details": self._begin_details,
            "main": self._begin_main,
            "option": self._begin_option,
            **dict.fromkeys(("input", "select", "textarea", "button"), self._begin_control),
        }

    def _here(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        begin = self._begins.get(tag)
        if begin:
            start = self._here()
            begin(tag, dict(attributes), start, start + len(self.get_starttag_text() or ""))

    def _begin_form(self, tag: str, attributes: Attributes, start: int, end: int) -> None:
        self._form = FormTag(tag, attributes, start, end, within=list(self._details))
        self.forms.append(self._form)

    def _begin_details(self, tag: str, attributes: Attributes, start: int, end: int) -> None:
        self._details.append(Tag(tag, attributes, start, end))

    def _begin_main(self, _tag: str, _attributes: Attributes, _start: int, end: int) -> None:
        self.main = end

    def _begin_option(self, tag: str, attributes: Attributes, start: int, end: int) -> None:
        if self._select is not None:
            self._select.options.append(Tag(tag, attributes, start, end))

    def _begin_control(self, tag: str, attributes: Attributes, start: int, end: int) -> None:
        control = Control(tag, attributes, start, end, (end, end))
        if "form" in attributes:
            self.elsewhere.append(control)
        elif self._form is not None:
            self._form.controls.append(control)
        if tag == "select":
            self._select = control
        if tag == "textarea":
            self._text = control

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "details" and self._details:
            self._details.pop()
        elif tag == "select":
            self._select = None
        elif tag == "textarea" and self._text is not None:
            self._text.inner = (self._text.end, self._here())
            self._text = None


def _written(name: str, value: str | None) -> str:
    return f" {name}" if value is None else f' {name}="{escaped(value)}"'


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
