"""Sections of a panel's set-up, as tests fill them in."""

import re
from html import unescape
from pathlib import Path

from django.test import Client

from tests.forms import sent_as_found

LOGO = (Path(__file__).resolve().parents[3] / "smartgov/demo/logo.png").read_bytes()


def address(key: str) -> str:
    return f"/panels/GRID/settings/{key}/"


def preview(client: Client, key: str, **sent: object) -> str:
    """What the page says before anything is kept, with the fields as they stand unless told otherwise."""
    form = sent_as_found(client.get(address(key)).content.decode()) | sent
    response = client.post(address(key), form | {"step": "preview"})
    assert response.status_code == 200, response.content.decode()
    return response.content.decode()


def keep(client: Client, key: str, page: str):
    return client.post(address(key), sent_as_found(page) | {"step": "keep"})


def said(page: str) -> list[str]:
    return [unescape(each) for each in re.findall(r"<li>([^<]*)</li>", page.split('class="foretold"')[1])]
