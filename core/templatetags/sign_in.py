"""The way to the sign-in page."""

from django import template
from django.http import HttpRequest
from django.template import RequestContext
from django.urls import reverse
from django.utils.http import urlencode

register = template.Library()


@register.simple_tag(takes_context=True)
def sign_in_address(context: RequestContext) -> str:
    """Return the address to sign in at and come back from to this page; from pages about accounts, to the start."""
    sign_in = reverse("account_login")
    if _is_about_accounts(context.request):
        return sign_in
    return f"{sign_in}?{urlencode({'next': context.request.get_full_path()})}"


def _is_about_accounts(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is not None and str(match.url_name).startswith(("account_", "mfa_"))
