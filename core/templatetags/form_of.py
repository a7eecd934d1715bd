"""The hidden fields of a form: Django's proof that it is ours, and whose form it is.

The tag has the name of Django's own and is known to every template without being loaded (see TEMPLATES): a form that
forgot the second field would lose what was typed when the session has ended.
"""

from django import template
from django.http import HttpRequest
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from core.unsent.whose import FIELD, mark_for

register = template.Library()


@register.simple_tag(takes_context=True, name="csrf_token")
def form_token(context: Context) -> SafeString:
    token = context.get("csrf_token")
    if not token or token == "NOTPROVIDED":  # noqa: S105 - as Django's own tag has it
        return mark_safe("")
    field = format_html('<input type="hidden" name="csrfmiddlewaretoken" value="{}">', token)
    request = context.get("request")
    mark = mark_for(request) if isinstance(request, HttpRequest) else ""
    return field + format_html('<input type="hidden" name="{}" value="{}">', FIELD, mark) if mark else field
