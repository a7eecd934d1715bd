"""Google Docs: all of it in a bold element that is not bold, everything said by styles."""

from tests.browser.pastes.case import Case

LIGHT, BOLD = "font-size:11pt;font-weight:400;font-style:normal;white-space:pre-wrap", "font-weight:700"
ROOT = '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-77">{}</b>'
TAIL = '<br class="Apple-interchange-newline">'


def page(*parts: str) -> str:
    return ROOT.format("".join(parts)) + TAIL


def span(words: str, style: str = LIGHT) -> str:
    return f'<span style="{style}">{words}</span>'


def paragraph(inner: str) -> str:
    return f'<p dir="ltr" style="line-height:1.38;margin-top:0pt">{inner}</p>'


def entry(words: str, kind: str = "disc", level: int = 1) -> str:
    return (
        f'<li dir="ltr" style="list-style-type:{kind};font-weight:400" aria-level="{level}">'
        f'<p dir="ltr" role="presentation">{span(words)}</p></li>'
    )


CASES = (
    Case(
        "all of it is not bold",
        page(
            paragraph(span("The Board noted the lease")),
            paragraph(span("Next steps", BOLD)),
            paragraph(span("It thanked Ada Quill, and ") + span("closed", BOLD) + span(" the item.")),
        ),
        blocks=(
            "<p>The Board noted the lease</p>",
            "<h3>Next steps</h3>",
            "<p>It thanked Ada Quill, and <strong>closed</strong> the item.</p>",
        ),
    ),
    Case(
        "a superscript and a subscript",
        page(
            paragraph(
                span("10")
                + span("6", "font-size:0.6em;vertical-align:super")
                + span(" t of CO")
                + span("2", "font-size:0.6em;vertical-align:sub")
            )
        ),
        blocks=("<p>10<sup>6</sup> t of CO<sub>2</sub></p>",),
    ),
    Case(
        "what was struck out and what a suggestion puts in",
        page(
            paragraph(
                span("The Board AGREED to pay ")
                + span("nine", "color:#1155cc;text-decoration:line-through")
                + span("four", "color:#1155cc;text-decoration:underline")
                + span(" pounds.")
            )
        ),
        blocks=("<p>The Board AGREED to pay <u>four</u> pounds.</p>",),
        decisions=(("AGREED", "AGREED to pay four pounds."),),
        said="Left out of what was pasted: one deleted passage.",
    ),
    Case(
        "italics, and a link that is underlined as links are",
        page(
            paragraph(
                span("See ", "font-style:italic")
                + '<a href="https://example.org/lease" style="text-decoration:none">'
                + span("the lease", "color:#1155cc;text-decoration:underline")
                + "</a>"
                + span(".")
            )
        ),
        blocks=('<p><em>See </em><a href="https://example.org/lease">the lease</a>.</p>',),
    ),
    Case(
        "a list that stands in a list and in no entry",
        page(
            "<ul>" + entry("first") + "<ul>" + entry("within", "circle", 2) + "</ul>" + entry("second") + "</ul>",
        ),
        blocks=("<ul><li><p>first</p><ul><li><p>within</p></li></ul></li><li><p>second</p></li></ul>",),
    ),
    Case(
        "a list that starts at four, with letters within",
        page(
            '<ol start="4">'
            + entry("fourth", "decimal")
            + "<ol>"
            + entry("within", "lower-alpha", 2)
            + entry("and within", "lower-alpha", 2)
            + "</ol>"
            + entry("fifth", "decimal")
            + "</ol>"
        ),
        blocks=(
            '<ol start="4"><li><p>fourth</p><ul><li><p>a. within</p></li><li><p>b. and within</p></li></ul></li>'
            "<li><p>fifth</p></li></ol>",
        ),
    ),
    Case(
        "comments of a document that was saved as a page",
        paragraph(span("The lease ends.") + '<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup>')
        + '<div style="border:1px solid black;margin:5px"><p><a href="#cmnt_ref1" id="cmnt1">[a]</a>'
        + span("Not for the minutes.")
        + "</p></div>",
        blocks=("<p>The lease ends.</p>",),
        said="Left out of what was pasted: one comment.",
    ),
    Case(
        "an action behind other words",
        page(paragraph(span("ACTION:", BOLD) + span(" Bo Tarn to publish the lease."))),
        before="<p>The Board heard of it.</p>",
        blocks=("<p>The Board heard of it.</p>", "<aside>Bo Tarn to publish the lease.</aside>"),
        actions=(("Bo Tarn", "Bo Tarn to publish the lease."),),
    ),
    Case(
        "a table in a box of its own",
        page(
            '<div dir="ltr" align="left"><table style="border:none"><colgroup><col width="100"/></colgroup><tbody><tr>'
            f"<td>{paragraph(span('Rent', BOLD))}</td><td><ul>{entry('nine')}{entry('four')}</ul></td></tr></tbody>"
            "</table></div>"
        ),
        blocks=(
            "<table><tbody><tr><td><p><strong>Rent</strong></p></td><td><ul><li><p>nine</p></li><li><p>four</p></li>"
            "</ul></td></tr></tbody></table>",
        ),
    ),
)
