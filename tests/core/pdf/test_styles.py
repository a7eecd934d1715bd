import pytest

from core.pdf.styles import without_custom_properties


def test_a_custom_property_is_replaced_by_the_last_value_it_is_given():
    first = ":root { --ink: #111; --gap: 4px; }\np { color: var(--ink); margin: var(--gap) }"
    last = ":root {\n  --ink: #222;\n}\n"

    css = without_custom_properties([first, last])

    assert css.strip() == "p { color: #222; margin: 4px }"


def test_a_value_may_use_another():
    css = without_custom_properties([":root { --a: var(--b); --b: 2px; } p { margin: calc(-1 * var(--a)) }"])

    assert css.strip() == "p { margin: calc(-1 * 2px) }"


def test_a_property_that_nobody_sets_is_an_error_and_not_a_gap():
    with pytest.raises(KeyError, match="--ink"):
        without_custom_properties(["p { color: var(--ink) }"])
