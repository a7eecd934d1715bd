"""The forms of a page, and where their fields stand in it."""

from core.unsent.reading import forms_on

PAGE = """<!doctype html>
<main class="frame">
  <details><summary>More</summary>
    <form method="post" action="/one?a=1&amp;b=2">
      <input name="title" value="A &quot;B&quot;" required>
      <select name="who"><option value="a" selected>A</option><option>B</option></select>
      <textarea name="why">Because
of this</textarea><button name="go" value="on">Go</button>
    </form>
  </details>
  <form id="late" method="post"></form><input form="late" name="outside">
</main>"""


def test_forms_come_with_their_fields_and_the_closed_parts_they_stand_in() -> None:
    found = forms_on(PAGE)

    first, second = found.forms
    assert first.get("action") == "/one?a=1&b=2"
    assert [(control.kind, control.get("name")) for control in first.controls] == [
        ("text", "title"), ("select", "who"), ("textarea", "why"), ("button", "go"),
    ]  # fmt: skip
    assert [part.name for part in first.within] == ["details"]
    assert [control.get("name") for control in second.controls] == ["outside"]
    assert second.within == []


def test_each_place_is_where_the_page_has_it() -> None:
    found = forms_on(PAGE)
    title, who, why, _ = found.forms[0].controls

    assert PAGE[: found.main].endswith('<main class="frame">')
    assert PAGE[title.start : title.end] == '<input name="title" value="A &quot;B&quot;" required>'
    assert PAGE[slice(*why.inner)] == "Because\nof this"
    assert [PAGE[option.start : option.end] for option in who.options] == ['<option value="a" selected>', "<option>"]


def test_a_tag_is_written_with_what_changes() -> None:
    title = forms_on(PAGE).forms[0].controls[0]

    assert title.written(value='<"&>') == '<input name="title" value="&lt;&quot;&amp;&gt;" required>'
    assert title.written(required=None, checked="") == '<input name="title" value="A &quot;B&quot;" checked="">'
