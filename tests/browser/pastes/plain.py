"""Plain text."""

from tests.browser.pastes.case import Case

CASES = (
    Case(
        "lines of headings stay lines",
        text="Budget for the second quarter\nRisk register and controls\nStaffing\nAny other business",
        blocks=(
            "<p>Budget for the second quarter</p>",
            "<p>Risk register and controls</p>",
            "<p>Staffing</p>",
            "<p>Any other business</p>",
        ),
    ),
    Case(
        "a sentence behind bullets without full stops",
        text="- the rent\n- the lease\nThe Board then turned to staffing.",
        blocks=(
            "<ul><li><p>the rent</p></li><li><p>the lease</p></li></ul>",
            "<p>The Board then turned to staffing.</p>",
        ),
    ),
    Case(
        "a vertical tab is a line break, in one line and in several",
        text="Grid House\v1 Long Lane",
        blocks=("<p>Grid House<br>1 Long Lane</p>",),
    ),
    Case(
        "a vertical tab in one of several lines",
        text="Grid House\v1 Long Lane\n\nIt rose.",
        blocks=("<p>Grid House<br>1 Long Lane</p>", "<p>It rose.</p>"),
    ),
    Case(
        "an action behind other words, in one line",
        text="ACTION: Ada Quill to write.",
        before="<p>The Board heard of it.</p>",
        blocks=("<p>The Board heard of it.</p>", "<aside>Ada Quill to write.</aside>"),
        actions=(("Ada Quill", "Ada Quill to write."),),
    ),
    Case(
        "words of one line go into the sentence, tabs and unseen characters out of them",
        text="NOTED\tthe\u00ad rent\u200b.",
        before="<p>The Board </p>",
        blocks=("<p>The Board NOTED the rent.</p>",),
        decisions=(("NOTED", "NOTED the rent."),),
    ),
    Case(
        "a list behind other words, and what stands for a picture",
        text="- the rent\n- the lease \ufffc",
        before="<p>The Board heard of:</p>",
        blocks=("<p>The Board heard of:</p>", "<ul><li><p>the rent</p></li><li><p>the lease</p></li></ul>"),
        said="Left out of what was pasted: one picture.",
    ),
    Case(
        "a label in an entry of a list stays, and so do its words",
        text="ACTION: Ada Quill to write.",
        before="<ul><li><p>first: </p></li></ul>",
        blocks=("<ul><li><p>first: ACTION: Ada Quill to write.</p></li></ul>",),
    ),
)
