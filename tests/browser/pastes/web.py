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
)
