"""Pages of the web, and our own text."""

from tests.browser.pastes.case import Case

CASES = (
    Case(
        "what is marked as hidden, and what runs",
        '<div hidden>unseen</div><p onclick="x()">Seen<script>x()</script><template>not</template> here.</p>',
        blocks=("<p>Seen here.</p>",),
        said="Left out of what was pasted: one hidden passage.",
    ),
    Case(
        "a raised number whose style says baseline",
        '<p>10<sup style="vertical-align: baseline; position: relative; top: -0.5em">6</sup> t</p>',
        blocks=("<p>10<sup>6</sup> t</p>",),
    ),
    Case(
        "raised and lowered by a length, and only put straight",
        '<p>x<span style="vertical-align: 0.4em">2</span> y<span style="vertical-align:-25%">i</span> '
        'and <span style="vertical-align: -1px">flat</span> <span style="vertical-align: middle">text</span></p>',
        blocks=("<p>x<sup>2</sup> y<sub>i</sub> and flat text</p>",),
    ),
    Case(
        "deletions and insertions as elements",
        "<p>The rent is <del>nine</del> <ins>four</ins> pounds, <s>not</s> more.</p>",
        blocks=("<p>The rent is four pounds, more.</p>",),
        said="Left out of what was pasted: 2 deleted passages.",
    ),
    Case(
        "text that was set in lines",
        "<pre>The Board considered the lease of the Grey House, and\nasked when it would end.\n\n- one\n- two</pre>",
        blocks=(
            "<p>The Board considered the lease of the Grey House, and asked when it would end.</p>",
            "<ul><li><p>one</p></li><li><p>two</p></li></ul>",
        ),
    ),
    Case(
        "characters by their numbers",
        "<p>a&#11;b&shy;c&#8203;d&#x2009;e&#150;f</p>",
        blocks=("<p>a<br>bcd e–f</p>",),
    ),
    Case(
        "a bold phrase that is pasted into a sentence stays in it",
        "<p><b>Grey House</b></p>",
        before="<p>The Board met in </p>",
        blocks=("<p>The Board met in <strong>Grey House</strong></p>",),
    ),
    Case(
        "an action in the cell of a table keeps its label",
        "<table><tr><td>ACTION: Ada Quill to write.</td></tr></table>",
        blocks=("<table><tbody><tr><td><p>ACTION: Ada Quill to write.</p></td></tr></tbody></table>",),
    ),
    Case(
        "a table in a table, a heading in a cell, and a caption",
        "<table><caption>Rents</caption><tr><td>a<table><tr><td>b</td><td><p>c</p></td></tr></table>d</td>"
        "<td><h2>e</h2></td></tr></table>",
        blocks=(
            "<p>Rents</p>",
            "<table><tbody><tr><td><p>a</p><p>b</p><p>c</p><p>d</p></td><td><p><strong>e</strong></p></td></tr></tbody>"
            "</table>",
        ),
    ),
    Case(
        "a heading and a table in an entry, an empty list, and a list without entries",
        "<ul><li><h3>a</h3>b<table><tr><td>c</td><td>d</td></tr></table></li></ul><ul></ul><ol> </ol><ul>e</ul>",
        blocks=(
            "<ul><li><p><strong>a</strong></p><p>b</p><p>c</p><p>d</p></li></ul>",
            "<ul><li><p>e</p></li></ul>",
        ),
    ),
    Case(
        "terms and what they mean, a quotation, and lines of a form",
        "<dl><dt>Rent</dt><dd>nine pounds</dd></dl><blockquote><p>It was late.</p></blockquote>"
        "<fieldset><legend>Who</legend><label>Ada Quill</label></fieldset>one<hr>two",
        blocks=(
            "<p>Rent</p>",
            "<p>nine pounds</p>",
            "<p>It was late.</p>",
            "<p>Who</p>",
            "<p>Ada Quill</p>",
            "<p>one</p>",
            "<p>two</p>",
        ),
    ),
    Case(
        "nothing but what is left out",
        "<p><del>nine</del></p>",
        before="<p>The rent.</p>",
        blocks=("<p>The rent.</p>",),
        said="Left out of what was pasted: one deleted passage.",
    ),
    Case(
        "a table behind other words stays apart",
        "<table><tr><td>a</td></tr></table>",
        before="<p>The rent:</p>",
        blocks=("<p>The rent:</p>", "<table><tbody><tr><td><p>a</p></td></tr></tbody></table>"),
    ),
    Case(
        "a list of numbers that is no list of numbers to look at",
        '<ol style="list-style-type: none"><li>one</li><li>two</li></ol>',
        blocks=("<ul><li><p>one</p></li><li><p>two</p></li></ul>",),
    ),
    Case(
        "equations keep their powers and their strokes, and not their source",
        "<p>It is <math><semantics><mrow><mfrac><mn>1</mn><mn>2</mn></mfrac><mo>·</mo><msup><mn>10</mn><mrow><mo>-</mo>"
        "<mn>6</mn></mrow></msup></mrow><annotation encoding='application/x-tex'>frac</annotation></semantics></math>, "
        "<math><msup><mi>x</mi><msup><mi>y</mi><mn>2</mn></msup></msup></math> and <span class='katex'><span class="
        "'katex-mathml' style='position:absolute;clip:rect(1px, 1px, 1px, 1px)'><math><mfrac><mrow><mi>a</mi><mo>+</mo>"
        "<mi>b</mi></mrow><mi>c</mi></mfrac></math></span><span class='katex-html' aria-hidden=true>a+bc</span></span>."
        "</p>",
        blocks=("<p>It is 1/2·10<sup>-6</sup>, x<sup>y^2</sup> and (a+b)/c.</p>",),
    ),
    Case(
        "what cannot be seen in other ways, and what can be seen within it",
        "<p>Seen<span style='opacity:0'> not</span><b style='font-size:0px'> not</b> here<i style='position:absolute;"
        "clip:rect(0 0 0 0)'> not</i>.</p><dialog>not</dialog><div style='font-size:0'><p style='font-size:9pt'>"
        "Seen too.</p></div><div style='visibility:hidden'>not<p style='visibility:visible'>And <b style='visibility:"
        "visible'>this</b>.</p>not</div>",
        blocks=("<p>Seen here.</p>", "<p>Seen too.</p>", "<p>And <strong>this</strong>.</p>"),
        said="Left out of what was pasted: 5 hidden passages.",
    ),
    Case(
        "another editor on the library of ours",
        "<p data-pm-slice='0 0 [\"table\",null]' style='font-weight:700'>One</p><div>two<ul><li><div>three</div></li>"
        "</ul></div>",
        blocks=("<h3>One</h3>", "<p>two</p>", "<ul><li><p>three</p></li></ul>"),
    ),
    Case(
        "a statement with a uuid that is none",
        "<p><span data-decision='mine' data-outcome='AGREED'>The Panel AGREED it.</span></p>",
        blocks=("<p>The Panel AGREED it.</p>",),
        decisions=(("AGREED", "AGREED it."),),
    ),
    Case(
        "Slack: a list within a list is told by a number",
        "<ul data-indent=0><li data-stringify-indent=0>one</li><li data-stringify-indent=0>two</li></ul><ul>"
        "<li data-stringify-indent=1>three</li></ul><ol><li data-stringify-indent=0>four</li>"
        "<li data-stringify-indent=0>five</li></ol>",
        blocks=(
            "<ul><li><p>one</p></li><li><p>two</p><ul><li><p>three</p></li></ul></li></ul>",
            "<ol><li><p>four</p></li><li><p>five</p></li></ol>",
        ),
    ),
)
