import pytest

from minutes.importing.rows.plan import plan_import
from minutes.importing.rows.report import doubts_of, report_lines
from tests.factories import make_panel
from tests.minutes.importing.rows.harbour import TEXT, import_request, source


@pytest.mark.django_db
def test_an_outcome_word_that_an_invisible_sign_divides_is_reported_by_its_line() -> None:
    make_panel("HLP", "Harbour Lights Panel")
    plan = plan_import(source(TEXT.replace("ENDORSED", "ENDOR\u200bSED")), import_request())

    assert [(doubt.line, doubt.text) for doubt in doubts_of(plan) if doubt.kind == "outcome without consent"] == [
        (19, "ENDORSED")
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "Apologies: Ann Ost (Gas Networks), Cllr Moor",
            ["Apologies:", "  line 1: Ann Ost (Gas Networks)", "  line 1: Cllr Moor"],
        ),
        ("Apologies: none", ["Apologies: none."]),
        ("Present: Ann Ost", ["Apologies: not recorded in the text."]),
    ],
)
def test_the_report_says_whose_apologies_were_read(said: str, told: list[str]) -> None:
    plan = plan_import(source(f"{said}\n\n1. Welcome\n\nThe Chair opened.\n\n2. Close\n\nThe end.\n"), import_request())

    lines = list(report_lines(plan, dry_run=True))

    start = next(index for index, line in enumerate(lines) if line.startswith("Apologies"))
    assert lines[start : start + len(told)] == told
