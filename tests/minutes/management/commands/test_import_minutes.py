import json

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
    assert "ENDORSED is not an outcome of this panel" in said
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
