import re

from hypothesis import given

from minutes.text import normal_form
from tests.minutes.text.marked import TAG
from tests.minutes.text.strategies import fragments


def test_a_run_of_hard_blanks_is_kept_and_a_link_keeps_its_own() -> None:
    html = normal_form("<p>a" + "\xa0" * 9 + "b <a href='https://example.org/\xa0c'>d</a>\x1f</p>")

    assert f"a{'&nbsp;' * 9}b" in html
    assert '<a href="https://example.org/%C2%A0c">d</a></p>' in html


RUNNING = re.compile(r"<(?:script|style|iframe|svg|math)|javascript:|\son\w+=|\sstyle=", re.IGNORECASE)


@given(fragments)
def test_nothing_that_runs_or_loads_gets_through(html: str) -> None:
    tags = "".join(TAG.findall(normal_form(html)))
    assert RUNNING.findall(tags) == []
