"""Layers of a PDF, its optional content: which of them a reader sees on the screen when the file is opened.

By ISO 32000-2, 8.11: the default configuration, what it applies by itself as the file is viewed, and memberships with
their policies and expressions. What makes no sense hides nothing, as in readers' programs.
"""

from collections.abc import Callable, Iterator
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Pdf

DEEPEST = 32  # levels of an expression
_OFF = Name.OFF
_POLICIES: dict[str, Callable[[list[bool]], bool]] = {
    "/AllOn": all,
    "/AnyOn": any,
    "/AnyOff": lambda states: not all(states),
    "/AllOff": lambda states: not any(states),
}


class Layers:
    """The layers of a file, each on or off."""

    _counts_none = False  # whether a policy is asked about no group at all

    def __init__(self, pdf: Pdf) -> None:
        properties = _dictionary(pdf.Root.get("/OCProperties"))
        default = _dictionary(properties.get("/D"))
        self._intents = _names(default.get("/Intent")) or {"/View"}
        self._is_on = default.get("/BaseState") != _OFF
        self._states = dict.fromkeys(_groups(default.get("/ON")), True)
        self._states |= dict.fromkeys(_groups(default.get("/OFF")), False)
        self._states |= dict(_applied(default.get("/AS")))
        self._known: dict[tuple[int, int], bool | None] = {}  # what expressions come to, each reckoned once

    def show(self, content: object) -> bool:
        """Tell whether what belongs to this group or membership is seen."""
        if not isinstance(content, Dictionary):
            return True
        return self._member(content) if content.get("/Type") == Name.OCMD else self._group(content)

    def _group(self, group: Dictionary) -> bool:
        intents = _names(group.get("/Intent")) or {"/View"}
        if "/All" not in self._intents | intents and not self._intents & intents:
            return True
        return self._states.get(group.objgen, self._is_on)

    def _member(self, member: Dictionary) -> bool:
        by_expression = self._expression(member.get("/VE"), DEEPEST)
        if by_expression is not None:
            return by_expression
        named = member.get("/OCGs")
        states = [self._group(group) for group in _items(named) if isinstance(group, Dictionary)]
        if not states and not (self._counts_none and isinstance(named, Array)):
            return True
        return _POLICIES.get(str(member.get("/P")), any)(states)

    def _expression(self, expression: object, levels: int) -> bool | None:
        """Return what it comes to; None for what is no expression."""
        if isinstance(expression, Dictionary):
            return self._group(expression)
        if not isinstance(expression, Array) or len(expression) < 2 or not levels:
            return None
        if not expression.is_indirect:
            return self._reckoned(expression, levels)
        if expression.objgen not in self._known:
            self._known[expression.objgen] = None  # of one that holds itself
            self._known[expression.objgen] = self._reckoned(expression, levels)
        return self._known[expression.objgen]

    def _reckoned(self, expression: Array, levels: int) -> bool | None:
        operator, *operands = list(expression)
        states = [self._expression(operand, levels - 1) for operand in operands]
        known = [state for state in states if state is not None]
        if len(known) < len(states):
            return None
        if operator == Name.Not and len(known) == 1:
            return not known[0]
        return {"/And": all, "/Or": any}[str(operator)](known) if operator in (Name.And, Name.Or) else None


class PlainLayers(Layers):
    """The layers as programs show them that apply nothing by themselves, and know of no intents."""

    _counts_none = True

    def __init__(self, pdf: Pdf) -> None:
        super().__init__(pdf)
        default = _dictionary(_dictionary(pdf.Root.get("/OCProperties")).get("/D"))
        self._intents = {"/All"}
        self._states = dict.fromkeys(_groups(default.get("/ON")), True)
        self._states |= dict.fromkeys(_groups(default.get("/OFF")), False)


class LayersByUse(Layers):
    """The layers as programs show them that go by what each says of its use, asked for or not."""

    def _group(self, group: Dictionary) -> bool:
        state = _dictionary(_dictionary(group.get("/Usage")).get("/View")).get("/ViewState")
        return super()._group(group) if state is None else state != _OFF


def _applied(usages: object) -> Iterator[tuple[tuple[int, int], bool]]:
    """Yield the states that the file has applied by itself when it is opened to be viewed.

    Zoom, language and user are left alone: they are of a reader, and not of the paper.
    """
    for usage in filter(_is_dictionary, _items(usages)):
        if usage.get("/Event") == Name.View and "/View" in _names(usage.get("/Category")):
            for group in filter(_is_dictionary, _items(usage.get("/OCGs"))):
                state = _dictionary(_dictionary(group.get("/Usage")).get("/View")).get("/ViewState")
                if state in (Name.ON, _OFF):
                    yield group.objgen, state != _OFF


def _groups(listed: object) -> list[tuple[int, int]]:
    return [group.objgen for group in _items(listed) if isinstance(group, Dictionary)]


def _names(named: object) -> set[str]:
    return {str(name) for name in _items(named) if isinstance(name, Name)}


def _items(value: object) -> list[Any]:
    """Return what an array holds, or the one thing that stands in its place."""
    if isinstance(value, Array):
        return list(value)
    return [value] if isinstance(value, Object) else []


def _dictionary(value: object) -> Dictionary:
    return value if isinstance(value, Dictionary) else Dictionary()


def _is_dictionary(value: object) -> bool:
    return isinstance(value, Dictionary)
