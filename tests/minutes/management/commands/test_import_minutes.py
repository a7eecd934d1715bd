import json
from pathlib import Path

import pytest
from django.core.management import CommandError

from core.audit.trail import AuditEvent
from meetings.models import Decision, Panel
from minutes.models import Minutes
from tests.factories import make_panel
from tests.minutes.importing.rows.harbour import TEXT
from tests.minutes.management.commands.running import ARGUMENTS, run


@pytest.mark.django_db
def test_a_dry_run_says_what_it_would_do_and_writes_nothing(file: str) -> None:
    said = run("import_minutes", file, *ARGUMENTS, "--dry-run")

    assert said.startswith("HLP9: would be imported: 3 items, 4 decisions, 2 actions.\nOutcome words added: ENDORSED.")
    assert (Panel.objects.count(), AuditEvent.objects.count()) == (0, 0)


@pytest.mark.django_db
def test_an_import_reports_corrections_doubts_and_every_line(file: str) -> None:
    make_panel("HLP", "Harbour Lights Panel")

    said = run("import_minutes", file, *ARGUMENTS)

    assert said.startswith("HLP9: imported: 3 items, 3 decisions, 2 actions.")
    assert "line 19: of of → of" in said
    assert "ENDORSED is not set up as an outcome" in said
    assert f"All {TEXT.count(chr(10))} lines of the source are accounted for, and every word" in said


@pytest.mark.django_db
@pytest.mark.parametrize("consent", [[], ["--accept-outcomes"]])
@pytest.mark.parametrize("is_here", [True, False])
def test_a_dry_run_has_the_figures_of_the_import(file: str, consent: list[str], is_here: bool) -> None:
    if is_here:
        make_panel("HLP", "Harbour Lights Panel")

    foretold = json.loads(run("import_minutes", file, *ARGUMENTS, *consent, "--dry-run", "--json"))
    done = run("import_minutes", file, *ARGUMENTS, *consent)

    decisions = sum(len(item["decisions"]) for item in foretold["items"])
    assert done.startswith(f"HLP9: imported: 3 items, {decisions} decisions, 2 actions.")
    assert Decision.objects.count() == decisions == foretold["import"]["figures"]["decisions"]
    assert json.loads(run("export_minutes", "HLP9", "--format", "json"))["items"] == foretold["items"]


@pytest.mark.django_db
def test_the_same_source_again_says_no_change(file: str) -> None:
    run("import_minutes", file, *ARGUMENTS)

    assert run("import_minutes", file, *ARGUMENTS) == "HLP9: no change.\n"


@pytest.mark.django_db
def test_consent_given_later_is_listed(file: str) -> None:
    make_panel("HLP", "Harbour Lights Panel")
    run("import_minutes", file, *ARGUMENTS)

    said = run("import_minutes", file, *ARGUMENTS, "--accept-outcomes", "--accept-corrections")

    assert "HLP9: changed, as a new version: 3 items, 4 decisions, 2 actions." in said
    assert "Outcome words added: ENDORSED." in said
    assert "Corrections made:\n  line 14: 18t → 18th\n  line 19: of of → of" in said


@pytest.mark.django_db
def test_what_may_be_a_decision_is_offered_by_number_and_accepted_by_it(file: str) -> None:
    foretold = run("import_minutes", file, *ARGUMENTS, "--dry-run")
    assert (
        "Perhaps decisions; --accept-statements all, or with their numbers (1,3-5), makes decisions of them:\n"
        "  1. line 10, APPROVED: The minutes of February were approved.\n"
        "  2. line 14, DISCUSSED: The Panel discussed the price of oil"
    ) in foretold
    assert "may be an outcome" not in foretold

    accepted = ["--accept-statements", "1"]
    foretold = run("import_minutes", file, *ARGUMENTS, *accepted, "--dry-run")
    done = run("import_minutes", file, *ARGUMENTS, *accepted)

    assert "would be imported: 3 items, 5 decisions, 2 actions." in foretold
    assert "imported: 3 items, 5 decisions, 2 actions." in done
    assert Decision.objects.count() == 5
    assert "  1. line 10" in done.split("Perhaps decisions")[0]
    with pytest.raises(CommandError, match="those go from 1 to 2"):
        run("import_minutes", file, *ARGUMENTS, "--accept-statements", "7")


UNNUMBERED = """\
Windmill Forum

Sails

The sails were mended over the winter.

Grain store

The Forum AGREED to open the store in July.
"""


@pytest.mark.django_db
def test_headings_without_numbers_are_shown_and_asked_about(tmp_path: Path) -> None:
    file = tmp_path / "forum.txt"
    file.write_text(UNNUMBERED, encoding="utf-8")

    with pytest.raises(CommandError) as refusal:
        run("import_minutes", str(file), *ARGUMENTS)
    assert "These headings would be the items: 1. Sails; 2. Grain store. --accept-headings takes them" in str(
        refusal.value
    )
    assert not Minutes.objects.exists()

    foretold = run("import_minutes", str(file), *ARGUMENTS, "--dry-run")
    assert foretold.startswith(
        "HLP9: would stop, as the items have no numbers; with --accept-headings: 2 items, 1 decisions, 0 actions."
    )
    data = json.loads(run("import_minutes", str(file), *ARGUMENTS, "--dry-run", "--json"))
    assert [item["title"] for item in data["items"]] == data["import"]["headings_awaiting_consent"]

    done = run("import_minutes", str(file), *ARGUMENTS, "--accept-headings")
    assert done.startswith("HLP9: imported: 2 items, 1 decisions, 0 actions.")
    assert run("import_minutes", str(file), *ARGUMENTS) == "HLP9: no change.\n"


@pytest.mark.django_db
def test_the_json_of_an_import_holds_the_minutes_and_the_report(file: str) -> None:
    make_panel("HLP", "Harbour Lights Panel")

    data = json.loads(run("import_minutes", file, *ARGUMENTS, "--dry-run", "--json"))

    assert [item["title"] for item in data["items"]] == ["Minutes and Actions Outstanding", "Lamp Oil", "Buoys"]
    assert [each["outcome"] for each in data["items"][1]["decisions"]] == ["NOTED"]
    assert data["import"]["result"] == "dry run"
    assert data["import"]["outcomes_awaiting_consent"] == ["ENDORSED"]
    assert data["actions_referred_to"] == ["HLP8/02"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--panel", "HLP", "--meeting", "8"], "numbered HLP9/02"),
        (["--panel", "nonsense9", "--meeting", "9"], "is not the code of a panel"),
    ],
)
def test_what_cannot_be_imported_is_refused_in_one_sentence(file: str, arguments: list[str], sentence: str) -> None:
    with pytest.raises(CommandError, match=sentence) as refusal:
        run("import_minutes", file, *arguments)

    assert refusal.value.returncode == 1
    assert "\n" not in str(refusal.value)
    assert not Minutes.objects.exists()
