"""The page of a new panel, as tests ask for it."""

from django.test import Client

from tests.forms import sent_as_found


def ask(client: Client, **sent: object):
    return client.post("/panels/new/", {"made_of": "blank", "secretary": "ada@example.org", **sent})


def make(client: Client, page: str):
    return client.post("/panels/new/", sent_as_found(page) | {"step": "make"})
