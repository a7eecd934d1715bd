"""What all templates have in common with stylesheets and scripts."""

import re
from collections.abc import Iterator
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[1]
TEMPLATES = HOUSE / "templates"
# The bytes of minutes and packs on paper do not change, also where a class of theirs is no longer styled.
ON_PAPER = ("minutes/rendering/", "meetings/pack/")
BUILT = re.compile(r"[\w-]*\{\{.*?\}\}[\w-]*")
BRANCH = re.compile(r"\{%.*?%\}", re.DOTALL)


def known_classes() -> set[str]:
    """What stylesheets select, and any word of a script."""
    styles = "\n".join(path.read_text() for path in (HOUSE / "static/css").glob("*.css"))
    scripts = "\n".join(path.read_text() for path in (HOUSE / "static/js").rglob("*.js"))
    return {*re.findall(r"\.([a-zA-Z][\w-]*)", styles), *re.findall(r"[a-zA-Z][\w-]*", scripts)}


def literal_classes(template: str) -> Iterator[str]:
    """The classes of a template, but for those that are put together when it is shown."""
    for value in re.findall(r'class="([^"]*)"', BRANCH.sub(" ", template)):
        yield from (name for name in BUILT.sub(" ", value).split() if not name.endswith("-"))


def test_each_class_is_styled_or_read_by_a_script() -> None:
    known = known_classes()
    paths = [path for path in TEMPLATES.rglob("*.html") if not str(path.relative_to(TEMPLATES)).startswith(ON_PAPER)]

    strangers = {(path.name, name) for path in paths for name in literal_classes(path.read_text()) if name not in known}

    assert strangers == set()
