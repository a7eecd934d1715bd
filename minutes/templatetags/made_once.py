"""``{% made_once "minutes/rendering/_item.html" item=item %}``: a part of a page, made once for what it is made of."""

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from core.identity_memo import IdentityMemo

register = template.Library()
_parts: IdentityMemo[SafeString] = IdentityMemo(size=8192)


@register.simple_tag
def made_once(template_name: str, **things: object) -> SafeString:
    """Like ``include`` with only these things in its context: words, numbers, and frozen dataclasses, which count by
    which they are. The result is kept."""
    plain = tuple((name, value) for name, value in things.items() if isinstance(value, str | int))
    frozen = {name: value for name, value in things.items() if not isinstance(value, str | int)}
    detail = (template_name, plain, *frozen)
    return _parts.get(tuple(frozen.values()), detail, lambda: render_to_string(template_name, things))
