"""The modules of the editor, as files."""

from tests.js.node import HOUSE


def test_no_module_is_longer_than_a_reader_can_hold() -> None:
    sizes = {
        path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in (HOUSE / "static/js").rglob("*.js")
    }

    assert {name: size for name, size in sizes.items() if size > 250} == {}
