"""The pages of papers as tests read them."""

from django.test import Client

LIST, PACK = "/meetings/GRID48/papers/", "/meetings/GRID48/pack/"


def got(client: Client, address: str) -> str:
    response = client.get(address)
    return f"{response.headers}{response.getvalue().decode()}"


def status(client: Client, address: str) -> int:
    response = client.get(address)
    response.getvalue()  # which closes the file too
    return int(response.status_code)
