"""Links of the frame and of lower floors."""

from functools import cache

from django import template
from django.urls import reverse

from core.web.links import go

register = template.Library()
register.filter("go", go)


@register.simple_tag
@cache
def place(name: str) -> str:
    """Return an address without arguments that every page links to, looked up once in a process."""
    return reverse(name)
