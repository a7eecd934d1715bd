"""A person's browser in a history: signs in when it has to, and says plainly when it heard nothing."""

import json
import time
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from http.cookies import SimpleCookie
from typing import NamedTuple
from urllib.parse import urlencode

from django.conf import settings

CSRF = "x" * 32
PATIENCE = 60  # seconds; SQLite's writers wait for each other for half of that
FORM = "application/x-www-form-urlencoded"
SIGN_IN = "/account/sign-in/"


class NoAnswer(Exception):
    """The process was killed, before, while or after it did what was asked."""


class Answer(NamedTuple):
    status: int
    body: str
    location: str

    def json(self) -> dict:
        return json.loads(self.body)


class Session:
    def __init__(self, port: int, email: str, password: str) -> None:
        self._port, self._email, self._password = port, email, password
        self._cookies = {settings.CSRF_COOKIE_NAME: CSRF}

    def get(self, path: str) -> Answer:
        """What a page says; asked for until it is heard, for reading changes nothing."""
        while True:
            with suppress(NoAnswer):
                return self._signed_in("GET", path)

    def post_json(self, path: str, sent: dict) -> Answer:
        """Raises NoAnswer where nobody can know what became of it."""
        return self._signed_in("POST", path, json.dumps(sent), "application/json")

    def post_form(self, path: str, sent: dict[str, object]) -> Answer:
        return self._signed_in("POST", path, urlencode(sent, doseq=True), FORM)

    def _signed_in(self, method: str, path: str, body: str = "", kind: str = "") -> Answer:
        answer = self._ask(method, path, body, kind)
        while answer.status == 401 or SIGN_IN in answer.location:  # nothing was done
            self._sign_in()
            answer = self._ask(method, path, body, kind)
        return answer

    def _sign_in(self) -> None:
        given = urlencode({"login": self._email, "password": self._password})
        with suppress(NoAnswer):
            self._ask("POST", SIGN_IN, given, FORM)

    def _ask(self, method: str, path: str, body: str, kind: str) -> Answer:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self._cookies.items())}
        if kind:
            headers |= {"Content-Type": kind, "X-CSRFToken": CSRF}
        line = self._connect()
        try:
            line.request(method, path, body.encode() or None, headers)
            heard = line.getresponse()
            answer = Answer(heard.status, heard.read().decode(), heard.headers.get("Location", ""))
        except (OSError, HTTPException) as lost:
            raise NoAnswer from lost
        finally:
            line.close()
        for cookie in heard.headers.get_all("Set-Cookie", []):
            self._cookies |= {name: morsel.value for name, morsel in SimpleCookie(cookie).items()}
        self._cookies[settings.CSRF_COOKIE_NAME] = CSRF
        return answer

    def _connect(self) -> HTTPConnection:
        """Nothing was sent before there is a connection, so it is tried until there is one."""
        for _ in range(20 * PATIENCE):
            line = HTTPConnection("127.0.0.1", self._port, timeout=PATIENCE)
            try:
                line.connect()
            except OSError:
                time.sleep(0.05)
            else:
                return line
        raise TimeoutError("There is no web process any more.")
