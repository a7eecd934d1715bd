"""Everything on the clipboard of other programs, pasted one after another into one page: blocks, registers, the bar."""

import re

import pytest

from minutes.text import normal_form, read
from tests.browser.axe import violations
from tests.browser.drafting import Desk, kept
from tests.browser.pastes import CASES
from tests.browser.pastes.anything import any_markup
from tests.browser.pastes.case import Case
from tests.factories import SEEDED_WORDS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SPAN = re.compile(r"</?span[^>]*>")
IDS = re.compile(r' data-(?:block|decision|action|outcome)="[^"]*"')

PASTE_ALL = """async (cases) => {
    const { serialise } = await import("drafting/serialise")
    const { parse } = await import("drafting/adopting")
    const { editor } = document.querySelector("#editor")
    const bar = document.querySelector("#left-out")
    const made = []
    for (const { html, text, before } of cases) {
        const { tr, doc, schema } = editor.state
        tr.replaceWith(0, doc.content.size, parse(before || "<p></p>", schema).content)
        editor.view.dispatch(tr.setMeta("smartgov-origin", "remote"))
        editor.commands.setTextSelection(editor.state.doc.content.size - 1)
        const data = new DataTransfer()
        if (text) data.setData("text/plain", text)
        if (html) data.setData("text/html", html)
        const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })
        document.querySelector(".ProseMirror").dispatchEvent(event)
        await new Promise((resolve) => setTimeout(resolve))
        made.push({
            html: serialise(editor.state.doc),
            said: bar.hidden ? "" : bar.querySelector("[data-said]").textContent,
        })
    }
    return made
}"""


def expected(case: Case) -> tuple[object, ...]:
    return case.name, case.blocks, case.decisions, case.actions, case.said


def came_out(case: Case, html: str, said: str) -> tuple[object, ...]:
    """The same of what the editor then held; which words are a statement, the registers say."""
    reading = read(html, panel_code="GRID")
    return (
        case.name,
        tuple(IDS.sub("", SPAN.sub("", block.html)) for block in reading.blocks),
        tuple((statement.outcome, statement.text) for statement in reading.statements),
        tuple((action.owner, action.text) for action in reading.actions),
        said,
    )


def test_everything_comes_in_as_its_table_says(desk: Desk) -> None:
    given = [{"html": case.html, "text": case.text, "before": case.before} for case in CASES]

    made = desk.page.evaluate(PASTE_ALL, given)

    came = [came_out(case, **result) for case, result in zip(CASES, made, strict=True)]
    assert [(out, expected(case)) for out, case in zip(came, CASES, strict=True) if out != expected(case)] == []
    assert [case.name for case, result in zip(CASES, made, strict=True) if not is_normal(result["html"])] == []
    assert len(CASES) >= 60
    assert desk.complaints == []


def is_normal(html: str) -> bool:
    return normal_form(html, outcomes=SEEDED_WORDS) == html


WORD = re.compile(r"\bw\d+\b|\bbefore\b")


def test_no_word_of_any_markup_is_lost_or_doubled(desk: Desk) -> None:
    anything = [any_markup(seed) for seed in range(100)]
    given = [{"html": html, "text": "", "before": before} for html, before, _ in anything]

    made = desk.page.evaluate(PASTE_ALL, given)

    for (html, before, words), result in zip(anything, made, strict=True):
        blocks = read(result["html"], panel_code="GRID").blocks
        assert sorted(WORD.findall(" ".join(block.text for block in blocks))) == sorted(words), (before, html)
        assert is_normal(result["html"]), (before, html)
    assert desk.complaints == []


# How often a place is found anew while a paste of so many statements comes in, and what is typed behind it.
COUNT_MAPPINGS = """async (counts) => {
    const { pm } = await import("django-prose-editor/editor")
    const { editor } = document.querySelector("#editor")
    const { prototype } = pm.transform.StepMap
    const map = prototype._map
    let found = 0
    prototype._map = function (...asked) {
        found += 1
        return map.apply(this, asked)
    }
    const made = []
    for (const count of counts) {
        editor.commands.setContent("<p></p>")
        found = 0
        editor.view.pasteText(Array.from({ length: count }, (_, place) => `It AGREED ${place}.`).join(" "))
        editor.view.pasteText("\\n\\nIt NOTED.".repeat(count))
        made.push(found)
    }
    prototype._map = map
    return made
}"""


def test_a_paste_with_many_statements_is_no_longer_work_than_its_length(desk: Desk) -> None:
    few, twice, four_times = desk.page.evaluate(COUNT_MAPPINGS, [50, 100, 200])

    assert (round(twice / few, 1), round(four_times / twice, 1)) <= (2.3, 2.3), (few, twice, four_times)


# Every character of the Basic Multilingual Plane between two letters, as markup; as text and as what is typed those
# that are no ideographs, for the browser takes its time to draw these.
BRING_EVERY_CHARACTER = """() => {
    const between = (first, last) =>
        Array.from({ length: last - first }, (_, index) => `a${String.fromCharCode(first + index)}b`).join("")
    const lines = (last) => Array.from({ length: last / 256 }, (_, row) => between(row * 256, row * 256 + 256))
    const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")
    const paste = (kind, content) => {
        const data = new DataTransfer()
        data.setData(kind, content)
        const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })
        document.querySelector(".ProseMirror").dispatchEvent(event)
    }
    paste("text/html", lines(0x10000).map((line) => `<p>${escaped(line)}</p>`).join(""))
    paste("text/plain", lines(0x3100).join("\\n\\n"))
    const { editor } = document.querySelector("#editor")
    editor.view.dispatch(editor.state.tr.insertText(between(0, 0x3100), editor.state.doc.content.size - 1))
}"""
SHOWN = """() => {
    const lines = []
    const leaf = ({ type }) => (type.name === "hardBreak" ? "\\n" : "?")
    document.querySelector("#editor").editor.state.doc.forEach((node) =>
        lines.push(node.textBetween(0, node.content.size, "\\n", leaf)))
    return lines
}"""


def test_after_a_save_the_editor_shows_every_character_as_the_record_has_it(desk: Desk) -> None:
    desk.page.evaluate(BRING_EVERY_CHARACTER)
    desk.save()

    blocks = read(kept(), panel_code="GRID").blocks
    assert desk.as_sent() == kept()
    assert [ascii(line) for line in desk.page.evaluate(SHOWN)] == [ascii(block.text) for block in blocks]
    assert sum(len(block.text) for block in blocks) > 3 * 0xF000 + 2 * 3 * 0x3000


COMPOSE = """(text) => {
    const { view } = document.querySelector("#editor").editor
    view.input.composing = true
    view.dispatch(view.state.tr.insertText(text))
    view.input.composing = false
}"""


def test_what_a_composed_word_held_and_the_record_cannot_is_gone_after_a_save(desk: Desk) -> None:
    desk.page.evaluate(COMPOSE, "land\u00adlord\u200b")
    composed = desk.words()
    desk.save()

    assert composed == "land\u00adlord\u200b"
    assert desk.words() == "landlord"
    desk.type(" and tenant")
    assert desk.words() == "landlord and tenant"


PASTE_PICTURE = """() => {
    const data = new DataTransfer()
    data.items.add(new File(["x"], "curve.png", { type: "image/png" }))
    const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })
    document.querySelector(".ProseMirror").dispatchEvent(event)
}"""


def test_a_picture_alone_is_refused_aloud(desk: Desk) -> None:
    bar = desk.page.locator("#left-out")
    desk.page.evaluate(PASTE_PICTURE)
    desk.page.wait_for_timeout(100)  # the editor looks a second time at what it could make nothing of

    assert "Left out of what was pasted: one picture." in bar.inner_text()
    assert bar.get_by_role("button", name="Undo").is_hidden()
    assert desk.page.locator("#log p").all_text_contents() == ["Left out of what was pasted: one picture."]
    assert desk.has_focus()
    assert desk.words() == ""


def test_what_was_left_out_is_told_and_its_paste_can_be_undone(desk: Desk) -> None:
    bar = desk.page.locator("#left-out")
    desk.type("It met. ")
    desk.paste(html="<p>The rent is <del>nine</del> four.</p>")
    pasted = desk.words()
    said = bar.inner_text()
    bar.get_by_role("button", name="Undo").click()

    assert pasted == "It met. The rent is four."
    assert "one deleted passage" in said
    assert desk.words() == "It met. "
    assert bar.is_hidden()
    assert desk.has_focus()

    desk.paste(html="<p>The rent is <del>nine</del> four.</p>")
    desk.type(" It rose.")

    assert bar.is_visible()
    assert bar.get_by_role("button", name="Undo").is_hidden()
    bar.get_by_role("button", name="Close").click()
    assert bar.is_hidden()
    assert violations(desk.page) == []
