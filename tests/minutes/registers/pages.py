"""Pages of actions as they were read on 20 May 2024."""

from datetime import date

import time_machine
from django.test import Client

from tests.pages import page_text

TODAY = date(2024, 5, 20)


def get(client: Client, address: str = "/actions/mine/") -> str:
    with time_machine.travel(TODAY, tick=False):
        return page_text(client.get(address))
