"""LibreOffice Writer."""

from tests.browser.pastes.case import Case

HEAD = (
    '<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/><title></title>'
    '<meta name="generator" content="LibreOffice 24.2"/><style type="text/css">@page { size: 21cm 29.7cm } '
    "p { line-height: 115%; background: transparent } em { font-style: italic }</style></head>"
    '<body lang="en-GB" link="#000080" dir="ltr">'
)


def page(inner: str) -> str:
    return f"{HEAD}{inner}</body></html>"


CASES = (
    Case(
        "raised, lowered, bold and struck out",
        page(
            '<p style="margin-bottom: 0cm">10<sup>6</sup> t of CO<sub>2</sub>, <b>all</b> of it <strike>burnt</strike>'
            '<font color="#ff0000"><ins>saved</ins></font></p>'
        ),
        blocks=("<p>10<sup>6</sup> t of CO<sub>2</sub>, <strong>all</strong> of it saved</p>",),
        said="Left out of what was pasted: one deleted passage.",
    ),
    Case(
        "a list that starts at five with a list of bullets in it",
        page(
            '<ol start="5"><li><p style="margin-bottom: 0cm">fifth</p><ul><li><p>within</p></li></ul></li><li><p>sixth'
            "</p></li></ol>"
        ),
        blocks=('<ol start="5"><li><p>fifth</p><ul><li><p>within</p></li></ul></li><li><p>sixth</p></li></ol>',),
    ),
    Case(
        "an entry that was given another number begins a list",
        page('<ol><li><p>first</p></li><li value="4"><p>fourth</p></li><li><p>fifth</p></li></ol>'),
        blocks=("<ol><li><p>first</p></li></ol>", '<ol start="4"><li><p>fourth</p></li><li><p>fifth</p></li></ol>'),
    ),
    Case(
        "a heading, and line ends of the markup",
        page('<h2 class="western">Costs of\nthe lease</h2>\n<p>They\nrose,\n\tand fell.</p>'),
        blocks=("<h3>Costs of the lease</h3>", "<p>They rose, and fell.</p>"),
    ),
    Case(
        "a list in a cell",
        page(
            '<table width="100%" cellpadding="4"><col width="128*"/><tr valign="top"><td><ol start="2"><li><p>two</p>'
            "</li></ol></td><th><p>Rent</p></th></tr></table>"
        ),
        blocks=(
            '<table><tbody><tr><td><ol start="2"><li><p>two</p></li></ol></td><th><p>Rent</p></th></tr>'
            "</tbody></table>",
        ),
    ),
)
