"""Everything on the clipboard of other programs, pasted one after another into one page: blocks, registers, the bar."""

import re

import pytest

from minutes.text import normal_form, read
from tests.browser.drafting import Desk
from tests.browser.pastes import CASES
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
