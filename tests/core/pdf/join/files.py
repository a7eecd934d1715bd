"""Files of ours and of others, ready to be joined."""

import io
from pathlib import Path

from core.pdf.engine import write_pdf
from core.pdf.join.third_party import prepare_foreign


def own(path: Path, body: str) -> Path:
    html = (
        f'<!doctype html><html lang="en-GB"><head><title>Ours</title></head><body class="minutes">{body}</body></html>'
    )
    path.write_bytes(write_pdf(html))
    return path


def prepared(content: bytes) -> io.BytesIO:
    return io.BytesIO(prepare_foreign(io.BytesIO(content)))
