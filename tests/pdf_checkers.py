"""What the two checkers of PDFs find fault with, many files at a time: to start one takes longer than all of them."""

import json
from collections.abc import Sequence
from pathlib import Path

from tests.minutes.rendering.pdf_reader import TOOLS, run

BOTH = ("PDF_UA_1", "PDF_A_3A")
_VALIDATION = """\
import page, sys
for path in sys.argv[2:]:
    for profile in sys.argv[1].split(","):
        report = page.validate_pdf(path, profile=getattr(page.ValidationProfile, profile))
        for failure in report.failures or ([] if report.is_compliant else ["not compliant"]):
            print(path, profile, getattr(failure, "rule_id", ""), getattr(failure, "message", failure))
        print("looked at", path, profile)
"""


def outloud_finds(files: Sequence[Path]) -> list[str]:
    """Return the errors and warnings of outloud, each with its file's name."""
    report = json.loads(run(TOOLS / "outloud", "--no-info", "--json", "-", *files).stdout)
    results = report["results"]
    assert [result["error"] for result in results] == [None] * len(files)
    return [
        f"{Path(result['path']).name}: {finding['severity']} {finding['rule']} {finding['message']}"
        for result in results
        for finding in result["findings"]
        if finding["severity"] != "info"
    ]


def validation_finds(files: Sequence[Path], profiles: Sequence[str] = BOTH) -> list[str]:
    """Return the rules of these standards that page-validation finds broken, each with its file and standard."""
    report = run(TOOLS / "python", "-c", _VALIDATION, ",".join(profiles), *files)
    assert report.returncode == 0, report.stderr
    lines = report.stdout.splitlines()
    assert sum(line.startswith("looked at ") for line in lines) == len(files) * len(profiles)
    return [line for line in lines if not line.startswith("looked at ")]
