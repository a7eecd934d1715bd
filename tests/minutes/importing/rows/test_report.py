import pytest

from minutes.importing.rows.plan import plan_import
from minutes.importing.rows.report import doubts_of
from tests.factories import make_panel
from tests.minutes.importing.rows.harbour import TEXT, import_request, source


@pytest.mark.django_db
def test_an_outcome_word_that_an_invisible_sign_divides_is_reported_by_its_line() -> None:
    make_panel("HLP", "Harbour Lights Panel")
    plan = plan_import(source(TEXT.replace("ENDORSED", "ENDOR\u200bSED")), import_request())

    assert [(doubt.line, doubt.text) for doubt in doubts_of(plan) if doubt.kind == "outcome without consent"] == [
        (19, "ENDORSED")
    ]
