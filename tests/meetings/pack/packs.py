"""Packs that are built, and what can be read in them."""

import subprocess

from core.audience import Audience, Sensitivity
from core.background.background_file import printed_files
from meetings.enums import PackState
from meetings.models import Meeting
from meetings.pack.plan import plan_pack
from meetings.pack.requesting import request_pack

BAD = "contents packed as nobody knows"
WHY = "a part of its file cannot be read"
SECRET = {"sensitivity": Sensitivity.CONFIDENTIAL, "reason": "quokkareason"}


def built(meeting: Meeting, audience: Audience) -> bytes:
    pack = request_pack(plan_pack(meeting, audience))
    assert pack.state == PackState.DONE
    with printed_files().open(pack.file_name) as file:
        return bytes(file.read())


def words_of(content: bytes, *pages: int) -> str:
    span = ["-f", str(pages[0]), "-l", str(pages[-1])] if pages else []
    done = subprocess.run(["pdftotext", "-layout", *span, "-", "-"], input=content, capture_output=True, check=True)  # noqa: S603, S607
    return done.stdout.decode()
