"""A log of JSON objects, one a line whatever is in it."""

import json
import logging

from core.json_lines import JsonLine


def test_an_event_is_one_line_whatever_somebody_puts_into_it():
    entry = logging.LogRecord("smartgov.security", logging.INFO, "", 0, "refused", (), None)
    entry.facts = {"page": '/x\n{"event": "signed_in"}'}

    line = JsonLine().format(entry)

    assert "\n" not in line
    assert json.loads(line)["page"] == '/x\n{"event": "signed_in"}'
    assert json.loads(line)["at"].endswith("+00:00")


def test_what_django_says_of_a_request_is_cut_short():
    entry = logging.LogRecord("django.security.DisallowedHost", logging.ERROR, "", 0, "x" * 1000, (), None)

    told = json.loads(JsonLine().format(entry))

    assert (told["event"], told["logger"]) == ("x" * 200, "django.security.DisallowedHost")
