"""What the signed PDF costs: served from storage to somebody whose right is checked, and sealed after it is rendered.

In CPU time, each beside what it is measured against, so that a busy machine slows both.
"""

import statistics
import time

from django.test import Client, override_settings

from bench import Figure, seconds
from bench.screen import against_empty
from core.audience import Audience
from core.pdf.engine import warm_up
from core.pdf.seal import seal_pdf
from core.seal import own_seal
from minutes.enums import MinutesState
from minutes.models import Version
from minutes.rendering.pdf import render_pdf
from minutes.signed.issue import SEAL_LABEL
from minutes.versions.freeze import version_document
from minutes.versions.signatures import signature_of
from tests import factories
from tests.conftest import Cast
from tests.minutes.pages.printing import work_off_the_queue
from tests.minutes.workflow.signing import bring_to, make_complete_minutes

RUNS = 15
PARAGRAPHS = 120  # some fourteen pages
LEAST_RATE, MOST_SEALING = 0.65, 0.15


@override_settings(ROOT_URLCONF="bench.urls")
def run() -> list[Figure]:
    cast, client = _cast(), Client()
    minutes = make_complete_minutes(cast)
    talk = "The secretariat presented the details of the proposal, and members asked how it would be heard. " * 4
    factories.write(minutes, 2, "".join(factories.paragraph(f"talk {each}", talk) for each in range(PARAGRAPHS)))
    bring_to(MinutesState.SIGNED, minutes, cast)
    work_off_the_queue()
    client.force_login(cast.member)
    address = "/minutes/GRID12.pdf"
    served = against_empty(client, address, empty="/checked")
    return [
        Figure("issued PDF against an empty view that checks the reader", served, "times", 1 / LEAST_RATE),
        Figure("issued PDF against one that does not", against_empty(client, address), "times"),
        Figure("sealing against a render", _sealing(Version.objects.get(kind="signed")), "times", MOST_SEALING),
    ]


def _cast() -> Cast:
    panel, elsewhere = factories.make_panel(), factories.make_panel("OTHER", "Another Panel")
    people = {
        role: factories.make_member(panel, f"{role}@example.org", factories.Role(role), is_cleared=True)
        for role in ("secretary", "chair", "member", "observer")
    }
    outsider = factories.make_member(elsewhere, "outsider@example.org", factories.Role.SECRETARY)
    operator = factories.User.objects.operator()
    return Cast(panel, **people, cleared_observer=people["observer"], outsider=outsider, operator=operator)


def _sealing(version: Version) -> float:
    redacted, signature = version_document(version, Audience.PUBLIC), signature_of(version.sign_off)
    warm_up()
    paper = render_pdf(redacted, signature)

    def seal() -> bytes:
        return seal_pdf(paper, own_seal(), name="SmartGov", reason="A bench", label=SEAL_LABEL)

    seal()
    return statistics.median(
        seconds(time.process_time, seal) / seconds(time.process_time, lambda: render_pdf(redacted, signature))
        for _ in range(RUNS)
    )
