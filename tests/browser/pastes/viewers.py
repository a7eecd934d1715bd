"""Viewers of PDF: lines as they were printed, with or without markup."""

from tests.browser.pastes.case import Case


def line(words: str) -> str:
    return f'<span role="presentation" dir="ltr" style="left: 9%; top: 12%; font-size: 14px">{words}</span>'


END = '<br role="presentation">'

CASES = (
    Case(
        "lines of a page with markup are read as lines",
        END.join(
            map(
                line,
                [
                    "The Board considered the lease of the Grey House, and",
                    "asked when it would end.",
                    "• NOTED the rent; and",
                    "• AGREED the lease.",
                ],
            )
        ),
        blocks=(
            "<p>The Board considered the lease of the Grey House, and asked when it would end.</p>",
            "<ul><li><p>NOTED the rent; and</p></li><li><p>AGREED the lease.</p></li></ul>",
        ),
        decisions=(("NOTED", "NOTED the rent"), ("AGREED", "AGREED the lease.")),
    ),
    Case(
        "lines of a page without markup",
        text="The Board considered the lease of the Grey House, and\r\nasked when it would end.\r\n\r\n"
        "ACTION: Ada Quill to ask the\r\nlandlord.\r\n",
        blocks=(
            "<p>The Board considered the lease of the Grey House, and asked when it would end.</p>",
            "<aside>Ada Quill to ask the landlord.</aside>",
        ),
        actions=(("Ada Quill", "Ada Quill to ask the landlord."),),
    ),
    Case(
        "bullets of a symbol font, and signs of one that no other has",
        text="The Panel:\n\uf0b7 NOTED the rent; and\n\uf0b7 AGREED the lease.\n\nIt was \uf0b3 9 pounds.",
        blocks=(
            "<p>The Panel:</p>",
            "<ul><li><p>NOTED the rent; and</p></li><li><p>AGREED the lease.</p></li></ul>",
            "<p>It was \uf0b3 9 pounds.</p>",
        ),
        decisions=(("NOTED", "NOTED the rent"), ("AGREED", "AGREED the lease.")),
        said="In the text is a sign of a symbol font, which other fonts do not show: U+F0B3. Write what is meant.",
    ),
    Case(
        "soft hyphens and blanks of no width",
        text="The land\u00adlord came.\n\nThe\u200b rent\u2009rose.",
        blocks=("<p>The landlord came.</p>", "<p>The rent rose.</p>"),
    ),
)
