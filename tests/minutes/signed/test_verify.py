"""Genuine, altered or unknown; and what was changed by hand in the database is named."""

from hashlib import sha256

import pytest

from core.audience import Audience
from core.seal import own_seal
from minutes.enums import MinutesState
from minutes.models import IssuedFile, Minutes, SignOff
from minutes.signed.issue import issued_files
from minutes.signed.verify import Finding, verify_file
from minutes.workflow import verbs
from tests.conftest import Cast
from tests.factories import paragraph, write
from tests.fixtures_triggers import triggers_lifted
from tests.minutes.workflow.signing import bring_to

S = MinutesState


def file_of(rendition: str = "public") -> bytes:
    issued = IssuedFile.objects.filter(rendition=rendition).order_by("made_at").last()
    with issued_files().open(issued.stored_name) as file:
        return file.read()


def facts(content: bytes) -> dict[str, str]:
    return dict(verify_file(content).facts)


@pytest.mark.parametrize("rendition", ["public", "confidential"])
def test_a_genuine_file_says_of_what_by_whom_and_how_it_stands(signed: Minutes, rendition: str) -> None:
    told = facts(file_of(rendition))

    assert told["Minutes of"] == "GRID12: meeting 12 of the Grid Code Panel, held on 9 May 2024"
    assert told["Version"] == "3"
    assert told["Rendition"] == f"{rendition.capitalize()} minutes"
    assert told["Signed by"].startswith("Chair, Chair, ")
    assert told["Status"] == "In force: signed, not published."


def test_what_became_of_it_since_is_told(cast: Cast, signed: Minutes) -> None:
    first = file_of()
    verbs.publish(signed, by=cast.secretary)
    assert facts(first)["Status"].startswith("In force: published on ")

    verbs.reopen(signed, "A date is wrong.", by=cast.secretary)
    write(signed, 2, paragraph("talk 12", "The Panel talked in May."))
    bring_to(S.CIRCULATED, signed, cast)
    assert facts(first)["Status"].startswith("In force")
    bring_to(S.SIGNED, signed, cast)
    assert facts(first)["Status"] == "Superseded: version 6 was signed later."

    second = file_of()
    verbs.withdraw_signature(signed, "Too early.", by=cast.chair)
    assert facts(second)["Status"].startswith("Withdrawn: the signature was withdrawn on ")
    assert facts(first)["Status"].startswith("In force: published on ")


def test_a_byte_changed_anywhere_makes_it_altered_and_it_is_still_known_for_ours(signed: Minutes) -> None:
    content = file_of()
    places = [*range(10, len(content), max(len(content) // 150, 1)), len(content) - 2]

    findings = {verify_file(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]).finding for at in places}

    assert findings == {Finding.ALTERED}
    assert verify_file(content + b"\n% more").finding is Finding.ALTERED
    assert facts(content + b" ")["Version"] == "3"


def test_the_seal_is_spoken_of_only_where_it_holds(signed: Minutes) -> None:
    content = file_of()
    broken = content.replace(b"/Title", b"/titlE", 1)

    added, forged = verify_file(content + b"%"), verify_file(b"%PDF " + own_seal().public_key.hex().encode())

    assert "it bears the seal of this installation, and something was added after that" in added.headline
    assert (forged.finding, "bears the seal" in forged.headline) == (Finding.ALTERED, False)
    assert "bears the seal" not in verify_file(broken).headline


def test_a_forged_file_with_the_hash_of_its_row_changed_to_match_is_not_genuine(signed: Minutes) -> None:
    forged = b"%PDF-1.7 forged"
    with triggers_lifted():
        IssuedFile.objects.filter(rendition="public").update(sha256=sha256(forged).hexdigest())

    assert verify_file(forged).finding is Finding.ALTERED


def test_a_signers_name_that_was_changed_behind_the_trail_is_doubted(signed: Minutes) -> None:
    assert "Take care" not in facts(file_of())
    with triggers_lifted():
        SignOff.objects.update(name="Mallory")

    told = facts(file_of())

    assert told["Take care"].startswith("What this installation says of its signature or status was changed behind")


def test_neither_a_draft_nor_another_file_is_known(signed: Minutes) -> None:
    from minutes.document.build import build_document
    from minutes.document.redaction import redact
    from minutes.rendering.pdf import render_pdf

    printed = render_pdf(redact(build_document(signed), Audience.PUBLIC))

    assert [verify_file(each).finding for each in (printed, b"", b"text")] == [Finding.UNKNOWN] * 3
