"""What a page of a meeting needs to look for words of its items that lie on a device only."""

from django import template
from django.http import HttpRequest
from django.template import Context
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from meetings.access import access_in
from minutes.drafting.modules import left_here_map

register = template.Library()


@register.simple_tag(takes_context=True)
def left_here_modules(context: Context) -> SafeString:
    """``{% left_here_modules %}``: the import map and the script, for whoever keeps minutes."""
    request = context["request"]
    if not _keeps_minutes(request):
        return SafeString()
    nonce = str(request.csp_nonce)
    address = static("js/drafting/left_here.js")
    script = format_html('<script type="module" src="{}" nonce="{}"></script>', address, nonce)
    return left_here_map(nonce=nonce) + script


@register.inclusion_tag("minutes/drafting/_left_here.html", takes_context=True)
def left_here(context: Context, reference: str, item: int | str = "") -> dict[str, object]:
    """``{% left_here "SECP47" item.pk %}``: where it is said; the item that the page has open says it of itself."""
    request = context["request"]
    account = request.user.pk if _keeps_minutes(request) else None
    return {"account": account, "reference": reference, "item": item}


def _keeps_minutes(request: HttpRequest) -> bool:
    return request.user.is_authenticated and bool(access_in(request).keeps)
