"""Links by reference, for the templates of lower floors, which know no address of an upper one."""

from django import template

from core.links import go

register = template.Library()
register.filter("go", go)
