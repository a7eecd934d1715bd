"""Word in a browser: a run in a run, and one list for each entry."""

from tests.browser.pastes.case import Case


def run(words: str, kind: str = "") -> str:
    return (
        f'<span data-contrast="auto" class="TextRun SCXW1 BCX0 {kind}" xml:lang="EN-GB" style="font-size:11pt">'
        f'<span class="NormalTextRun SCXW1 BCX0">{words}</span></span>'
    )


def paragraph(inner: str) -> str:
    return (
        f'<div class="OutlineElement Ltr SCXW1 BCX0"><p class="Paragraph SCXW1 BCX0" style="margin:0px">{inner}'
        '<span class="EOP SCXW1 BCX0" data-ccp-props="{&quot;201341983&quot;:0}">&nbsp;</span></p></div>'
    )


def entry(level: int, words: str, *, number: int = 0, text: str = "", style: str = "") -> str:
    tag, more = ("ol", f' start="{number}" style="list-style-type:{style or "decimal"}"') if number else ("ul", "")
    return (
        f'<div class="ListContainerWrapper SCXW1 BCX0"><{tag} class="BulletListStyle1 SCXW1" role="list"{more}>'
        f'<li data-leveltext="{text or ("%1." if number else chr(0xF0B7))}" data-font="Symbol" data-listid="1" '
        f'data-aria-posinset="{number or 1}" data-aria-level="{level}" role="listitem" class="OutlineElement">'
        f'<p class="Paragraph SCXW1">{run(words)}<span class="EOP SCXW1" data-ccp-props="{{}}">&nbsp;</span></p></li>'
        f"</{tag}></div>"
    )


CASES = (
    Case(
        "runs that are deleted and put in",
        paragraph(
            run("The Board AGREED to pay ")
            + f'<span class="TrackChangeTextDeletion TrackedChange SCXW1 BCX0">{run("nine", "Strikethrough")}</span>'
            + '<span class="TrackChangeTextInsertion TrackedChange SCXW1 BCX0">'
            '<span class="TextRun Underlined SCXW1" style="text-decoration:underline">four</span></span>'
            + run(" pounds.")
        ),
        blocks=("<p>The Board AGREED to pay four pounds.</p>",),
        decisions=(("AGREED", "AGREED to pay four pounds."),),
        said="Left out of what was pasted: one deleted passage.",
    ),
    Case(
        "words that a comment hangs on stay",
        paragraph(
            '<span class="TextRun SCXW1"><span class="NormalTextRun CommentStart CommentHighlightPipeRest '
            'CommentHighlightRest SCXW1">The lease</span><span class="NormalTextRun SCXW1"> ends.</span></span>'
        ),
        blocks=("<p>The lease ends.</p>",),
    ),
    Case(
        "levels of a list of bullets",
        entry(1, "first") + entry(2, "within") + entry(2, "and within") + entry(1, "second"),
        blocks=(
            "<ul><li><p>first</p><ul><li><p>within</p></li><li><p>and within</p></li></ul></li><li><p>second</p></li>"
            "</ul>",
        ),
    ),
    Case(
        "numbers go on, with bullets within",
        entry(1, "third", number=3) + entry(2, "within") + entry(1, "fourth", number=4),
        blocks=('<ol start="3"><li><p>third</p><ul><li><p>within</p></li></ul></li><li><p>fourth</p></li></ol>',),
    ),
    Case(
        "numbers of two levels, the inner ones in letters",
        entry(1, "first", number=1)
        + entry(2, "within", number=1, text="(%2)", style="lower-alpha")
        + entry(2, "and within", number=2, text="(%2)", style="lower-alpha")
        + entry(1, "second", number=2),
        blocks=(
            "<ol><li><p>first</p><ul><li><p>(a) within</p></li><li><p>(b) and within</p></li></ul></li><li>"
            "<p>second</p></li></ol>",
        ),
    ),
    Case(
        "numbers of two levels in one",
        entry(1, "first", number=2) + entry(2, "within", number=1, text="%1.%2."),
        blocks=('<ol start="2"><li><p>first</p><ul><li><p>2.1. within</p></li></ul></li></ol>',),
    ),
    Case(
        "a list that begins anew",
        entry(1, "first", number=1) + entry(1, "second", number=2) + entry(1, "first again", number=1),
        blocks=(
            "<ol><li><p>first</p></li><li><p>second</p></li></ol>",
            "<ol><li><p>first again</p></li></ol>",
        ),
    ),
    Case(
        "a heading by its role, and bold by its style",
        '<p class="Paragraph SCXW1" role="heading" aria-level="2">'
        + run("Costs of the lease")
        + "</p>"
        + paragraph('<span class="TextRun SCXW1" style="font-weight:bold">They</span>' + run(" rose.")),
        blocks=("<h3>Costs of the lease</h3>", "<p><strong>They</strong> rose.</p>"),
    ),
    Case(
        "a superscript",
        paragraph(
            run("10") + '<span class="TextRun Superscript SCXW1" style="vertical-align:super">6</span>' + run(" t")
        ),
        blocks=("<p>10<sup>6</sup> t</p>",),
    ),
    Case(
        "words that lie loose between entries",
        "<ul>first<li data-aria-level=1>second</li>third</ul>",
        blocks=("<ul><li><p>first</p></li><li><p>second</p></li><li><p>third</p></li></ul>",),
    ),
)
