"""Puts what somebody had entered back into the form of a page. Pure: a page in, a page out; all else stays as it is."""

from collections import Counter, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol
from urllib.parse import urljoin, urlsplit

from core.unsent.reading import Control, FormTag, PageForms, escaped, forms_on
from core.unsent.whose import FIELD

LEFT_AS_THEY_ARE = ("submit", "button", "reset", "image", "password", "file")
OUR_OWN = ("csrfmiddlewaretoken", FIELD)


class Entered(Protocol):
    """A form as it was sent: where to, and its fields and files as (name, value)."""

    address: str
    fields: Sequence[Sequence[str]]
    files: Sequence[Sequence[str]]


class Notice(NamedTuple):
    """The words about it, the address at which it is thrown away, and ``returned``, a hidden field that names what
    was put back."""

    filled_in: str
    nowhere: str
    discard: str
    returned: tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Edit:
    start: int
    end: int
    text: str


def put_back(page: str, entered: Entered, notice: Notice, *, at: str) -> str:
    """Return the page, whose address is ``at``, with the form filled in as it was entered.

    The form is told by where it goes and by what it holds unseen. What has no field in it any more is shown above it;
    where the page has no such form, all of it is shown at the page's beginning.
    """
    found = forms_on(page)
    form = _form_for(found, entered, at)
    if form is None:
        block = _block(notice.nowhere, [*entered.fields, *entered.files], notice.discard)
        return _edited(page, [_Edit(found.main, found.main, block)])
    edits, left = _filled(form, entered)
    name, value = notice.returned
    edits.append(_Edit(form.start, form.start, _block(notice.filled_in, left, notice.discard)))
    edits.append(_Edit(form.end, form.end, f'<input type="hidden" name="{escaped(name)}" value="{escaped(value)}">'))
    for part in form.within:
        edits.append(_Edit(part.start, part.end, part.written(open="")))
    return _edited(page, edits)


def with_link(page: str, address: str) -> str:
    """Return a page that says at its beginning where something lies that was not sent."""
    link = f'<a href="{escaped(address)}">go back to it</a>'
    said = f'<div class="alert unsent" role="status"><p>You have entered something that was not sent: {link}.</p></div>'
    return _edited(page, [_Edit(start := forms_on(page).main, start, said)])


def _form_for(found: PageForms, entered: Entered, at: str) -> FormTag | None:
    """Return the form that goes where this one went, by preference the one that names the same things unseen."""
    wanted, sent = urlsplit(entered.address), {tuple(pair) for pair in entered.fields}
    names = {name for name, _ in sent}

    def likeness(form: FormTag) -> tuple[int, int, bool]:
        unseen = [(control.get("name"), control.get("value")) for control in form.controls if control.kind == "hidden"]
        same_names = sum(control.get("name") in names for control in form.controls)
        is_same_address = urlsplit(urljoin(at, form.get("action"))).query == wanted.query
        return sum(pair in sent for pair in unseen), same_names, is_same_address

    possible = [
        form
        for form in found.forms
        if form.get("method").lower() == "post" and urlsplit(urljoin(at, form.get("action"))).path == wanted.path
    ]
    return max(possible, key=likeness, default=None)


def _filled(form: FormTag, entered: Entered) -> tuple[list[_Edit], list[Sequence[str]]]:
    """Return the edits that fill the form in, and what of it was entered has no field."""
    left = _Left(entered.fields)
    edits: list[_Edit] = []
    typed = []
    for control in form.controls:
        if control.kind in ("checkbox", "radio", "select"):
            edits += _chosen(control, left)
        elif control.name == "button" or control.kind in ("submit", "image"):
            left.take(control.get("name"), control.get("value"))
        elif control.kind == "file":
            edits += _files_named(control, entered.files)
        elif control.kind not in LEFT_AS_THEY_ARE and control.get("name") not in OUR_OWN:
            typed.append(control)
    for control in typed:  # after what is chosen, which shares no name with them but must not lose its values to them
        edits += _typed(control, left)
    return edits, left.pairs()


class _Left:
    """The entered values that have found no field yet, of each name in their order."""

    def __init__(self, fields: Iterable[Sequence[str]]) -> None:
        self._values: dict[str, deque[str]] = {}
        for name, value in fields:
            self._values.setdefault(name, deque()).append(value)
        self._counts = {name: Counter(values) for name, values in self._values.items()}

    def knows(self, name: str) -> bool:
        return name in self._counts

    def take(self, name: str, value: str) -> bool:
        counts = self._counts.get(name)
        if not counts or not counts[value]:
            return False
        counts[value] -= 1
        return True

    def next(self, name: str) -> str | None:
        values, counts = self._values.get(name, deque()), self._counts.get(name, Counter())
        while values:
            value = values.popleft()
            if counts[value]:
                counts[value] -= 1
                return value
        return None

    def pairs(self) -> list[Sequence[str]]:
        return [(name, value) for name, counts in self._counts.items() for value in counts.elements() if value.strip()]


def _chosen(control: Control, left: _Left) -> list[_Edit]:
    """Ticks and chooses as it was sent; what was not ticked is not in what was sent."""
    name = control.get("name")
    mark = "selected" if control.name == "select" else "checked"
    if control.name == "select" and not left.knows(name):
        return []
    return [
        _Edit(tag.start, tag.end, tag.written(**{mark: "" if left.take(name, _value(tag.attributes)) else None}))
        for tag in (control.options if control.name == "select" else [control])
    ]


def _value(attributes: dict[str, str | None]) -> str:
    value = attributes.get("value", "on")
    return value or ""


def _typed(control: Control, left: _Left) -> list[_Edit]:
    value = left.next(control.get("name"))
    if value is None:
        return []
    if control.name == "textarea":
        return [_Edit(*control.inner, "\n" + escaped(value))]  # a line break that HTML leaves out
    return [_Edit(control.start, control.end, control.written(value=value))]


def _files_named(control: Control, files: Iterable[Sequence[str]]) -> list[_Edit]:
    chosen = [file for name, file in files if name == control.get("name")]
    if not chosen:
        return []
    words = f"You had chosen {', '.join(f'“{file}”' for file in chosen)}. Files are not kept: choose it again."
    return [_Edit(control.end, control.end, f'<p class="form-text" data-file-again>{escaped(words)}</p>')]


def _block(words: str, entered: Iterable[Sequence[str]], discard: str) -> str:
    lines = "".join(f"<dt>{escaped(name)}</dt><dd>{escaped(value)}</dd>" for name, value in entered if value.strip())
    listed = f'<dl class="unsent-words">{lines}</dl>' if lines else ""
    link = f'<p><a href="{escaped(discard)}">Discard what you had entered</a></p>'
    return f'<div class="alert unsent" role="status"><p>{escaped(words)}</p>{listed}{link}</div>'


def _edited(page: str, edits: Iterable[_Edit]) -> str:
    pieces, place = [], 0
    for edit in sorted(edits, key=lambda edit: edit.start):
        pieces += [page[place : edit.start], edit.text]
        place = edit.end
    return "".join([*pieces, page[place:]])
