"""Word on a desktop: classes and styles, lists that are paragraphs, changes that are tracked."""

from tests.browser.pastes.case import Case

HEAD = (
    '<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head>'
    '<meta name=Generator content="Microsoft Word 15"><title>Minutes</title><style><!-- p.MsoNormal, li.MsoNormal '
    "{margin:0cm; font-size:11.0pt;} span.msoIns {text-decoration:underline;} span.msoDel "
    "{text-decoration:line-through; color:red;} .Unseen {display:none; mso-hide:all;} @page WordSection1 {size:595pt;} "
    "@list l0:level1 {mso-level-number-format:bullet;} --></style></head><body lang=EN-GB style='tab-interval:36.0pt'>"
    "<!--StartFragment-->"
)
TAIL = "<!--EndFragment--></body></html>"


def page(*paragraphs: str) -> str:
    return HEAD + "\n\n".join(paragraphs) + TAIL


def normal(inner: str) -> str:
    return f"<p class=MsoNormal style='margin-bottom:6.0pt'>{inner}<o:p></o:p></p>"


def entry(level: int, mark: str, words: str, font: str = "Symbol") -> str:
    ignored = (
        f"<![if !supportLists]><span style='font-family:{font};mso-list:Ignore'>{mark}"
        "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>"
    )
    return (
        f"<p class=MsoListParagraphCxSpMiddle style='margin-left:36.0pt;text-indent:-18.0pt;mso-list:l0 level{level} "
        f"lfo1'>{ignored}{words}<o:p></o:p></p>"
    )


COMMENT = (
    "<div style='mso-element:comment-list'><![if !supportAnnotations]><hr class=msocomoff align=left size=1><![endif]>"
    "<div style='mso-element:comment'><![if !supportAnnotations]><div id=\"_com_1\" class=msocomtxt><![endif]><span "
    'style=\'mso-comment-author:"Ada Quill"\'><a name="_msocom_1"></a></span><p class=MsoCommentText><span '
    'class=MsoCommentReference><a href="#_msoanchor_1" class=msocomoff>[AQ1]</a></span>Ask the lawyer first.</p>'
    "<![if !supportAnnotations]></div><![endif]></div></div>"
)
ANCHOR = (
    "<span class=MsoCommentReference><span style='font-size:8.0pt'><![if !supportAnnotations]><a class=msocomanchor "
    'id="_anchor_1" href="#_msocom_1" name="_msoanchor_1">[AQ1]</a><![endif]><span '
    "style='mso-special-character:comment'>&nbsp;</span></span></span>"
)

CASES = (
    Case(
        "a tracked change with a comment on the full stop",
        page(
            normal(
                "The Board <b>AGREED</b> to extend the lease by <s><del cite='mailto:Ada' datetime='2026-11-20T10:00'>"
                "nine</del></s><ins cite='mailto:Ada' datetime='2026-11-20T10:00'>four</ins> years<a "
                f"style='mso-comment-reference:AQ_1;mso-comment-date:20261120T1000'>.</a>{ANCHOR}"
            )
        ).replace(TAIL, "<!--EndFragment-->" + COMMENT + "</body></html>"),
        blocks=("<p>The Board <strong>AGREED</strong> to extend the lease by four years.</p>",),
        decisions=(("AGREED", "AGREED to extend the lease by four years."),),
        said="Left out of what was pasted: one deleted passage and one comment.",
    ),
    Case(
        "runs that carry the class of a deletion and an insertion",
        page(
            normal(
                "The fee is <span class=msoDel><del>ten</del></span><span class=msoIns><ins>twelve</ins></span> pounds."
            )
        ),
        blocks=("<p>The fee is twelve pounds.</p>",),
        said="Left out of what was pasted: one deleted passage.",
    ),
    Case(
        "a paragraph, an entry and a row that were deleted whole",
        page(
            normal("It met."),
            normal("<s><del>It quarrelled.</del></s>"),
            entry(1, "·", "first"),
            entry(1, "·", "<s><del>second</del></s>"),
            entry(1, "·", "third"),
            "<table class=MsoTableGrid><tr><td><p class=MsoNormal>a</p></td></tr><tr><td><p class=MsoNormal><s><del>b"
            "</del></s></p></td></tr></table>",
        ),
        blocks=(
            "<p>It met.</p>",
            "<ul><li><p>first</p></li><li><p>third</p></li></ul>",
            "<table><tbody><tr><td><p>a</p></td></tr><tr><td><p></p></td></tr></tbody></table>",
        ),
        said="Left out of what was pasted: 3 deleted passages.",
    ),
    Case(
        "hidden text, by its style and by the class of a stylesheet",
        page(
            normal("It met<span style='display:none;mso-hide:all'> in the Grey Room</span>."),
            normal("It rose<span class=Unseen> in anger</span>."),
            "<p class=MsoNormal style='mso-hide:all'>Nobody is to read this.</p>",
        ),
        blocks=("<p>It met.</p>", "<p>It rose.</p>"),
        said="Left out of what was pasted: 3 hidden passages.",
    ),
    Case(
        "a superscript by its element, by its style and by being raised",
        page(
            normal(
                "10<sup>6</sup> t of CO<sub>2</sub>, 10<span style='vertical-align:super'>3</span> m, "
                "x<span style='mso-text-raise:4.0pt'>2</span> and y<span style='vertical-align:-3pt'>i</span>"
            )
        ),
        blocks=("<p>10<sup>6</sup> t of CO<sub>2</sub>, 10<sup>3</sup> m, x<sup>2</sup> and y<sub>i</sub></p>",),
    ),
    Case(
        "a list within a list, with bullets of three fonts",
        page(
            normal("The Panel:"),
            entry(1, "·", "NOTED the budget;"),
            entry(2, "o", "in part; and", "Courier New"),
            entry(3, "§", "in whole; and", "Wingdings"),
            entry(1, "Ø", "AGREED the plan.", "Wingdings"),
        ),
        blocks=(
            "<p>The Panel:</p>",
            "<ul><li><p>NOTED the budget;</p><ul><li><p>in part; and</p><ul><li><p>in whole; and</p></li></ul></li>"
            "</ul></li><li><p>AGREED the plan.</p></li></ul>",
        ),
        decisions=(("NOTED", "NOTED the budget"), ("AGREED", "AGREED the plan.")),
    ),
    Case(
        "printed numbers are those of a list, and letters stay words of their entries",
        page(
            entry(1, "7.", "seventh", "Calibri"),
            entry(2, "(a)", "within", "Calibri"),
            entry(2, "(b)", "and within", "Calibri"),
            entry(1, "8.", "eighth", "Calibri"),
            entry(1, "8.1", "under it", "Calibri"),
            entry(1, "c", "a letter alone", "Calibri"),
        ),
        blocks=(
            '<ol start="7"><li><p>seventh</p><ul><li><p>(a) within</p></li><li><p>(b) and within</p></li></ul></li>'
            "<li><p>eighth</p></li></ol>",
            "<ul><li><p>8.1 under it</p></li><li><p>c a letter alone</p></li></ul>",
        ),
    ),
    Case(
        "a numbered list goes on behind its sub-entries, and begins anew where its numbers do",
        page(
            entry(1, "1.", "The Panel NOTED it.", "Calibri"),
            entry(2, "1.", "first", "Calibri"),
            entry(2, "2.", "second", "Calibri"),
            entry(1, "2.", "It rose.", "Calibri"),
            entry(1, "1.", "Another list.", "Calibri"),
        ),
        blocks=(
            "<ol><li><p>The Panel NOTED it.</p><ol><li><p>first</p></li><li><p>second</p></li></ol></li>"
            "<li><p>It rose.</p></li></ol>",
            "<ol><li><p>Another list.</p></li></ol>",
        ),
        decisions=(("NOTED", "NOTED it."),),
    ),
    Case(
        "a heading with a number stays a heading",
        page(
            "<h2 style='mso-list:l1 level2 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>2.1<span>&nbsp;"
            "&nbsp;</span></span><![endif]>Costs of the lease<o:p></o:p></h2>",
            normal("They rose."),
        ),
        blocks=("<h3>2.1 Costs of the lease</h3>", "<p>They rose.</p>"),
    ),
    Case(
        "an action at the end of a paragraph",
        page(
            normal("<b>ACTION:</b> The Clerk to report on the lease by May."),
        ),
        before="<p>The Board heard of it.</p>",
        blocks=("<p>The Board heard of it.</p>", "<aside>The Clerk to report on the lease by May.</aside>"),
        actions=(("Clerk", "The Clerk to report on the lease by May."),),
    ),
    Case(
        "an action with a printed number, and a paragraph after it",
        page(normal("ACTION GRID12/03: Ada Quill to write."), normal("It rose.")),
        before="<p>The Board heard of it.</p>",
        blocks=("<p>The Board heard of it.</p>", "<aside>Ada Quill to write.</aside>", "<p>It rose.</p>"),
        actions=(("Ada Quill", "Ada Quill to write."),),
    ),
    Case(
        "a short bold paragraph is a sub-heading, also behind other words",
        page(normal("<b>Costs of the lease</b>"), normal("They rose.")),
        before="<p>The Board met.</p>",
        blocks=("<p>The Board met.</p>", "<h3>Costs of the lease</h3>", "<p>They rose.</p>"),
    ),
    Case(
        "a list behind other words stays a list",
        page(entry(1, "·", "NOTED it; and"), entry(1, "·", "AGREED it.")),
        before="<p>The Panel:</p>",
        blocks=("<p>The Panel:</p>", "<ul><li><p>NOTED it; and</p></li><li><p>AGREED it.</p></li></ul>"),
        decisions=(("NOTED", "NOTED it"), ("AGREED", "AGREED it.")),
    ),
    Case(
        "a list in the cell of a table stays in it",
        page(
            f"<table class=MsoTableGrid><tr><td><p class=MsoNormal>Points</p>{entry(1, '·', 'one')}"
            f"{entry(1, '·', 'two')}</td><td><p class=MsoNormal>2</p></td></tr></table>"
        ),
        blocks=(
            "<table><tbody><tr><td><p>Points</p><ul><li><p>one</p></li><li><p>two</p></li></ul></td><td><p>2</p></td>"
            "</tr></tbody></table>",
        ),
    ),
    Case(
        "a picture is left out and what describes it stays",
        page(
            normal(
                "The curve:<!--[if gte vml 1]><v:shape></v:shape><![endif]--><![if !vml]><img width=300 height=200 "
                'src="file:///C:/clip_image002.png" alt="Spend from April to June"><![endif]>'
            )
        ),
        blocks=("<p>The curve: [Spend from April to June]</p>",),
        said="Left out of what was pasted: one picture. The words that describe a picture stand in its place, "
        "in brackets.",
    ),
    Case(
        "empty paragraphs and blanks at the ends are distance",
        page(normal("&nbsp;It met.&nbsp; "), "<p class=MsoNormal><o:p>&nbsp;</o:p></p>", normal("It rose.")),
        blocks=("<p>It met.</p>", "<p>It rose.</p>"),
    ),
    Case(
        "a field shows what it stands for and not how",
        page(
            normal(
                "See <!--[if supportFields]><span style='mso-element:field-begin'></span> REF _Ref1 \\h <span "
                "style='mso-element:field-separator'></span><![endif]-->paragraph 4<!--[if supportFields]><span "
                "style='mso-element:field-end'></span><![endif]-->."
            )
        ),
        blocks=("<p>See paragraph 4.</p>",),
    ),
    Case(
        "signs that are others but for their font",
        page(
            normal(
                "Rent <span style='font-family:Symbol;mso-char-type:symbol;mso-symbol-font-family:Symbol'><span "
                "style='mso-char-type:symbol;mso-symbol-font-family:Symbol'>£</span></span> 9 £ "
                "<span style='font-family:Wingdings'>J<span style='font:7.0pt \"Times New Roman\"'> J</span></span>, "
                "<span style='font-family:Webdings'>a</span>"
            )
        ),
        blocks=("<p>Rent ≤ 9 £ ☺ J, \uf061</p>",),
        said="In the text is a sign of a symbol font, which other fonts do not show: U+F061. Write what is meant.",
    ),
    Case(
        "words about styles are words",
        page(normal("Write style='x' and onclick=&quot;y&quot; in it.")),
        blocks=("<p>Write style='x' and onclick=\"y\" in it.</p>",),
    ),
)
