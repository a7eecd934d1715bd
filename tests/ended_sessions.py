"""Every form that pages have, filled in, sent when nobody is signed in any more, and come back to."""

import re
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import parse_qs, urljoin, urlsplit

from django.http import HttpResponse
from django.test import Client
from django.urls import resolve
from lxml import html

from core.accounts.models import User
from core.unsent.models import UnsentForm

Address = str | Callable[[], str]
Pairs = list[tuple[str, str]]
Row = Any  # of a table of access: the address and the route come first
TYPED = ("text", "search", "email", "url", "number", "date", "time", "tel")
FILE = re.compile(r"\.\w+$|/file$|/save$|/news$")
OF_THE_FORM = ("csrfmiddlewaretoken", "form_of")
ANYTHING = {
    "number": "7",
    "date": "2031-03-04",
    "time": "14:35",
    "email": "typed@example.org",
    "url": "http://t.example",
}


def walk(addresses: Iterable[Address], owner: User, other: User) -> tuple[list[str], list[str]]:
    """The routes of the forms on these pages, each once, and what of them was lost to its owner or shown to another."""
    reader, seen, wrong = signed_in(owner), list[str](), list[str]()
    for address in addresses:
        page = address() if callable(address) else address
        if FILE.search(page) or Client().get(page).status_code == 200:
            continue  # a file, or a page that nobody signs in for
        for form in forms_of(reader.get(page)):
            action = urljoin(page, form.get("action") or page)
            route = str(resolve(urlsplit(action).path).route)
            if route not in seen:
                seen.append(route)
                wrong += [f"{page} → {route}: {fault}" for fault in faults(page, action, filled_in(form), owner, other)]
    return seen, wrong


def routes_not_walked(house: Any, role: str, *tables: Iterable[Row]) -> set[str]:
    """Send each form that these pages show to a role, hold that nothing of it is lost or shown to somebody else, and
    return the routes of the last table, which are sent to, that no form led to."""
    walked, wrong = walk([row[0] for table in tables for row in table], getattr(house, role), house.outsider)
    assert wrong == []
    return {row[1] for row in tables[-1]} - set(walked)


def faults(page: str, action: str, sent: Pairs, owner: User, other: User) -> list[str]:
    answer = send(action, sent, page)
    if answer.status_code != 302:
        return [f"answered by {answer.status_code}"]
    back = parse_qs(urlsplit(answer["Location"]).query)["next"][0]
    typed = [(name, value) for name, value in sent if name not in OF_THE_FORM]
    shown, to_other = signed_in(owner).get(back), signed_in(other).get(back)
    missing = [pair for pair in typed if pair[1].strip() and pair not in held_by(shown)]
    found = ["shown to another"] if any(pair in held_by(to_other, notes=False) for pair in words_in(typed)) else []
    UnsentForm.objects.all().delete()
    return [f"lost: {missing}"] * bool(missing) + found


def send(action: str, sent: Pairs, page: str) -> HttpResponse:
    """Sent by a browser that has no session."""
    data: dict[str, list[str]] = {}
    for name, value in sent:
        data.setdefault(name, []).append(value)
    return Client().post(action, data, headers={"referer": urljoin("http://testserver", page)})


def signed_in(account: User) -> Client:
    client = Client()
    client.force_login(account)
    return client


def forms_of(page: HttpResponse) -> list[html.FormElement]:
    is_page = page.status_code == 200 and page.headers.get("Content-Type", "").startswith("text/html")
    if not is_page:
        page.getvalue()  # a file is closed once it is read
        return []
    return [form for form in html.fromstring(page.content.decode()).xpath("//main//form") if form.method == "POST"]


def filled_in(form: html.FormElement) -> Pairs:
    """What the form would send with something typed in each of its fields."""
    for number, control in enumerate(form.inputs):
        kind = control.get("type", "text")
        if control.tag == "textarea":
            control.value = f"Typed words {number}\nin two lines & <more>"
        elif control.tag == "input" and kind in TYPED:
            control.value = ANYTHING.get(kind, f"Typed “words” {number} & <more>")
        elif control.tag == "input" and kind == "checkbox":
            control.checked = True
        elif control.tag == "select" and not control.multiple and control.value_options:
            control.value = control.value_options[-1]
    return [(name, value) for name, value in form.form_values() if value]


def words_in(typed: Pairs) -> Pairs:
    return [pair for pair in typed if pair[1].startswith("Typed")]


def held_by(page: HttpResponse, *, notes: bool = True) -> set[tuple[str, str]]:
    """What the forms of a page would send, and what it shows of a form that is not there."""
    if page.streaming or b"<main" not in page.content:
        return set()
    tree = html.fromstring(page.content.decode())
    held = {(name, value.lstrip("\n")) for form in tree.forms for name, value in form.form_values()}
    if notes:
        names, values = (tree.xpath(f"//dl[@class='unsent-words']/{tag}") for tag in ("dt", "dd"))
        held |= {(name.text_content(), value.text_content()) for name, value in zip(names, values, strict=True)}
    return held
