"""Stylesheets as paper wants them: custom properties are for the browser, which has a dark scheme to set some anew.

Left in, each element of each document inherits them all and looks up those it uses, which costs a tenth of a PDF.
"""

import re
from collections.abc import Iterable

_ROOT = re.compile(r":root\s*\{([^}]*)\}")
_PROPERTY = re.compile(r"(--[\w-]+)\s*:\s*([^;]+);")
_USE = re.compile(r"var\((--[\w-]+)\)")


def without_custom_properties(stylesheets: Iterable[str]) -> str:
    """Return the stylesheets as one, each ``var(--name)`` replaced by the last value that a ``:root`` gives it.

    Raises KeyError for a property that no ``:root`` sets.
    """
    css = "\n".join(stylesheets)
    values = {name: value.strip() for root in _ROOT.findall(css) for name, value in _PROPERTY.findall(root)}
    rules = _ROOT.sub("", css)
    while _USE.search(rules):  # a value may itself use another
        rules = _USE.sub(lambda use: values[use[1]], rules)
    return rules
