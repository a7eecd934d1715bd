"""The mark in each of our forms that says who has filled it in, also when their session has ended since."""

from django.core.signing import BadSignature, Signer
from django.http import HttpRequest

from core.accounts.models import User

FIELD = "form_of"
_signer = Signer(salt="core.unsent")


def mark_for(request: HttpRequest) -> str:
    """Return the mark of whoever is signed in, signed by this installation; empty where nobody is.

    Made once for a page, which may have a hundred forms.
    """
    mark: str | None = getattr(request, "_form_mark", None)
    if mark is None:
        user = getattr(request, "user", None)  # a page that says what went wrong may come before anybody is known
        mark = _signer.sign(user.pk) if user is not None and user.is_authenticated else ""
        request._form_mark = mark  # type: ignore[attr-defined] # read above
    return mark


def filled_in_by(request: HttpRequest) -> User | None:
    """Return the account that the sent form was made for, if it bears our mark and the account is open."""
    try:
        pk = _signer.unsign(request.POST.get(FIELD, ""))
    except BadSignature:
        return None
    return User.objects.filter(pk=pk, is_active=True).first()
