"""What is kept of a form, for whom, and how long."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory
from django.utils import timezone

from core.accounts.models import User
from core.unsent.keeping import KEPT_FOR, MOST, forget_old_forms, forms_of, keep_form, page_of, send_form
from core.unsent.models import UnsentForm

pytestmark = pytest.mark.django_db
SITE = "http://testserver"


@pytest.fixture
def amelia() -> User:
    return User.objects.create_user("amelia@example.org", "paper and ink 47")


def post(sent: dict[str, object], referer: str = "") -> object:
    return RequestFactory().post("/act?a=1", sent, headers={"referer": referer} if referer else {})


def test_all_but_secrets_and_files_is_kept_in_its_order(amelia: User) -> None:
    file = SimpleUploadedFile("report.pdf", b"%PDF")
    sent = {
        "csrfmiddlewaretoken": "t",
        "form_of": "m",
        "why": "a\x00b",
        "who": ["1", "2"],
        "new_password": "s",
        "f": file,
    }

    form = keep_form(post(sent), amelia)

    assert form.fields == [["why", "ab"], ["who", "1"], ["who", "2"]]
    assert form.files == [["f", "report.pdf"]]
    assert form.address == "/act?a=1"


@pytest.mark.parametrize(
    ("referer", "page"),
    [
        (f"{SITE}/page/?b=2", "/page/?b=2"),
        ("", "/act?a=1"),
        ("https://elsewhere.example/page/", "/act?a=1"),
        ("//elsewhere.example/", "/act?a=1"),
        (f"{SITE}//elsewhere.example/", "/act?a=1"),
        (f"{SITE}/\\elsewhere.example/", "/act?a=1"),
        ("http://[broken", "/act?a=1"),
        (f"{SITE}/account/sign-in/?next=/x", "/act?a=1"),
    ],
)
def test_it_leads_back_to_our_own_page_alone(referer: str, page: str) -> None:
    assert page_of(post({}, referer)) == page


def test_a_form_that_is_kept_anew_or_sent_is_not_kept_twice(amelia: User) -> None:
    first = keep_form(post({"why": "a"}), amelia)
    again = keep_form(post({"why": "b", "unsent": str(first.pk)}), amelia)
    assert forms_of(amelia) == [again]

    send_form(post({"unsent": str(again.pk)}), User.objects.create_user("other@example.org"))
    assert forms_of(amelia) == [again]
    send_form(post({"unsent": str(again.pk)}), amelia)
    assert forms_of(amelia) == []


@pytest.mark.parametrize("sent", ["9" * 5000, "-1", "x", "١"])
def test_a_number_that_is_none_forgets_nothing(amelia: User, sent: str) -> None:
    keep_form(post({"why": "a", "unsent": sent}), amelia)

    assert len(forms_of(amelia)) == 1


def test_few_are_kept_and_not_for_long(amelia: User) -> None:
    for number in range(MOST + 3):
        keep_form(post({"why": str(number)}), amelia)
    newest = forms_of(amelia)
    UnsentForm.objects.filter(pk=newest[0].pk).update(at=timezone.now() - KEPT_FOR - timedelta(seconds=1))

    assert [form.fields[0][1] for form in newest[:2]] == [str(MOST + 2), str(MOST + 1)]
    assert len(newest) == MOST
    assert len(forms_of(amelia)) == MOST - 1
    assert forget_old_forms() == 1
