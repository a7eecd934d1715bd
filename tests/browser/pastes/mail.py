"""Outlook and Gmail."""

from tests.browser.pastes.case import Case

CASES = (
    Case(
        "Outlook: a list with elements of its own that starts at three",
        '<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><div class="WordSection1"><p class="MsoNormal">'
        'The Panel:<o:p></o:p></p><ol style="margin-top:0cm" start="3" type="1"><li class="MsoListParagraph" '
        'style="mso-list:l0 level1 lfo1">NOTED it; and<o:p></o:p></li><li class="MsoListParagraph" '
        'style="mso-list:l0 level1 lfo1">AGREED it.<o:p></o:p></li></ol></div></body></html>',
        blocks=(
            "<p>The Panel:</p>",
            '<ol start="3"><li><p>NOTED it; and</p></li><li><p>AGREED it.</p></li></ol>',
        ),
        decisions=(("NOTED", "NOTED it"), ("AGREED", "AGREED it.")),
    ),
    Case(
        "Outlook: letters and roman numbers stay what they are",
        '<ol type="a" start="2"><li>second<ol type="i"><li>under it</li></ol></li><li>third</li></ol>',
        blocks=("<ul><li><p>b. second</p><ul><li><p>i. under it</p></li></ul></li><li><p>c. third</p></li></ul>",),
    ),
    Case(
        "Outlook: struck out, hidden, and a picture without words",
        '<p class="MsoNormal">Rent <s>nine</s> four<span style="display:none"> (do not tell)</span> '
        '<img src="cid:image001.png@01" width="40" height="40"> pounds.<o:p></o:p></p>',
        blocks=("<p>Rent four pounds.</p>",),
        said="Left out of what was pasted: one deleted passage, one hidden passage and one picture.",
    ),
    Case(
        "Outlook: an action in an e-mail, a title above it",
        '<p class="MsoNormal"><b><span style="font-size:14pt">Follow-up</span></b><o:p></o:p></p>'
        '<p class="MsoNormal"><b>ACTION:</b> Ada Quill to ring the landlord<o:p></o:p></p>',
        before="<p>It was late.</p>",
        blocks=("<p>It was late.</p>", "<h3>Follow-up</h3>", "<aside>Ada Quill to ring the landlord</aside>"),
        actions=(("Ada Quill", "Ada Quill to ring the landlord"),),
    ),
    Case(
        "Outlook: bullets that are signs at the beginning of paragraphs",
        "<p class=MsoNormal>The Panel:</p><p class=MsoNormal style='margin-left:36.0pt;text-indent:-18.0pt'><span "
        "style='font-family:Symbol'>·<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span>NOTED "
        "it; and</p><p class=MsoNormal style='margin-left:72.0pt'><span style='font-family:Wingdings'>v<span "
        "style='font:7.0pt \"Times New Roman\"'>&nbsp; </span></span>in part</p><p class=MsoNormal "
        "style='margin-left:36.0pt'><span style='font-family:Symbol'>\uf0b7</span>&nbsp; AGREED it.</p>"
        "<p class=MsoNormal>v is a letter, · a dot.</p>",
        blocks=(
            "<p>The Panel:</p>",
            "<ul><li><p>NOTED it; and</p><ul><li><p>in part</p></li></ul></li><li><p>AGREED it.</p></li></ul>",
            "<p>v is a letter, · a dot.</p>",
        ),
        decisions=(("NOTED", "NOTED it"), ("AGREED", "AGREED it.")),
    ),
    Case(
        "Gmail: dashes at the beginning of lines",
        "<div>The Panel:</div><div>- NOTED it; and</div><div>- AGREED it.</div><div>It rose.</div>",
        blocks=(
            "<p>The Panel:</p>",
            "<ul><li><p>NOTED it; and</p></li><li><p>AGREED it.</p></li></ul>",
            "<p>It rose.</p>",
        ),
        decisions=(("NOTED", "NOTED it"), ("AGREED", "AGREED it.")),
    ),
    Case(
        "Gmail: lines are boxes, and empty ones are distance",
        '<div dir="ltr"><div>The Board met.</div><div><br></div><div>ACTION: Ada Quill to write.</div><div><br></div>'
        "<div>It <b>rose</b>.</div></div>",
        blocks=("<p>The Board met.</p>", "<aside>Ada Quill to write.</aside>", "<p>It <strong>rose</strong>.</p>"),
        actions=(("Ada Quill", "Ada Quill to write."),),
    ),
    Case(
        "Gmail: paragraphs of one box",
        "<div>The Board met.<br><br>It AGREED the rent.<br>ACTION: Bo Tarn to pay.<br></div>",
        blocks=("<p>The Board met.</p>", "<p>It AGREED the rent.</p>", "<aside>Bo Tarn to pay.</aside>"),
        decisions=(("AGREED", "AGREED the rent."),),
        actions=(("Bo Tarn", "Bo Tarn to pay."),),
    ),
    Case(
        "Gmail: lines of an address stay lines",
        "<div>Grid House<br>1 Long Lane<br>London</div>",
        blocks=("<p>Grid House<br>1 Long Lane<br>London</p>",),
    ),
    Case(
        "Gmail: a picture that is a sign, and one that counts readers",
        '<div>Thanks <img class="an1" alt="😀" src="x.png"><img width="1" height="1" src="y.png" alt=""></div>',
        blocks=("<p>Thanks 😀</p>",),
    ),
)
