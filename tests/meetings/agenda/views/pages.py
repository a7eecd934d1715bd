"""The page of an agenda as tests read it."""

import re

PAGE = "/meetings/GRID12/agenda/"


def said(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def as_read(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())
