"""Excel and Google Sheets: tables, with stylesheets."""

from tests.browser.pastes.case import Case

EXCEL = (
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta name=ProgId content=Excel.Sheet><style><!--'
    'table {mso-displayed-decimal-separator:"\\.";} td {padding:0; vertical-align:bottom;} .xl65 {font-weight:700;} '
    ".font5 {vertical-align:super;} .font6 {text-decoration:line-through;} .gone {display:none;} @media print "
    "{.xl65 {display:none;}} --></style></head><body link='#0563C1'><!--StartFragment-->{}<!--EndFragment--></body>"
    "</html>"
)


def excel(inner: str) -> str:
    return EXCEL.replace("{}", f"<table border=0 cellpadding=0 style='border-collapse:collapse'>{inner}</table>")


def row(*cells: str) -> str:
    return "<tr height=20 style='height:15.0pt'>" + "".join(f"<td class=xl66>{cell}</td>" for cell in cells) + "</tr>"


CASES = (
    Case(
        "Excel: cells of a sheet",
        excel(
            "<col width=64 style='width:48pt'>"
            + row("Item", "Rent")
            + row("Lease", "<span style='mso-spacerun:yes'>&nbsp;</span>9.50 ")
            + row("", "0")
        ),
        blocks=(
            "<table><tbody><tr><td><p>Item</p></td><td><p>Rent</p></td></tr><tr><td><p>Lease</p></td><td><p>9.50</p>"
            "</td></tr><tr><td><p></p></td><td><p>0</p></td></tr></tbody></table>",
        ),
    ),
    Case(
        "Excel: a hidden column and a hidden row stay where they are",
        excel(
            "<col width=64><col class=gone width=0 style='display:none'><col width=64>"
            + row("Name", "Salary", "Seat")
            + row("Ada Quill", "40,000", "Chair").replace("<tr", "<tr", 1)
            + "<tr style='display:none'><td>Bo Tarn</td><td>30,000</td><td>Clerk</td></tr>"
        ),
        blocks=(
            "<table><tbody><tr><td><p>Name</p></td><td><p>Seat</p></td></tr><tr><td><p>Ada Quill</p></td><td><p>Chair"
            "</p></td></tr></tbody></table>",
        ),
        said="Left out of what was pasted: 2 hidden passages.",
    ),
    Case(
        "a hidden column beside cells that reach down, into it and past it",
        "<table><colgroup><col><col style='display:none'><col></colgroup>"
        "<tr><td rowspan=2>Chair</td><td>40,000</td><td>Ada Quill</td></tr><tr><td>30,000</td><td>Bo Tarn</td></tr>"
        "<tr><td>Clerk</td><td rowspan=2>20,000</td><td>Cy Wren</td></tr><tr><td>Usher</td><td>Di Lark</td></tr>"
        "</table>",
        blocks=(
            '<table><tbody><tr><td rowspan="2"><p>Chair</p></td><td><p>Ada Quill</p></td></tr><tr><td><p>Bo Tarn</p>'
            "</td></tr><tr><td><p>Clerk</p></td><td><p>Cy Wren</p></td></tr><tr><td><p>Usher</p></td><td><p>Di Lark</p>"
            "</td></tr></tbody></table>",
        ),
        said="Left out of what was pasted: one hidden passage.",
    ),
    Case(
        "a cell that spans more columns than a minute can hold",
        "<table><tr><td colspan=1000>a</td></tr><tr><td>b</td><td>c</td></tr></table>",
        blocks=(
            "<table><tbody><tr><td><p></p></td><td><p>a</p></td></tr><tr><td><p>b</p></td><td><p>c</p></td></tr></tbody>"
            "</table>",
        ),
    ),
    Case(
        "Excel: raised and struck out by the stylesheet, and a line break in a cell",
        excel(
            row(
                "10<font class=font5>6</font> t",
                "<font class=font6>nine</font>four<br style='mso-data-placement:same-cell;'>pounds",
            )
        ),
        blocks=(
            "<table><tbody><tr><td><p>10<sup>6</sup> t</p></td><td><p>four<br>pounds</p></td></tr></tbody></table>",
        ),
        said="Left out of what was pasted: one deleted passage.",
    ),
    Case(
        "Excel: a cell over two columns",
        excel("<tr><td colspan=2 style='font-weight:700'>Rent</td></tr>" + row("a", "b")),
        blocks=(
            '<table><tbody><tr><td colspan="2"><p><strong>Rent</strong></p></td></tr><tr><td><p>a</p></td><td><p>b</p>'
            "</td></tr></tbody></table>",
        ),
    ),
    Case(
        "Google Sheets: cells with their styles",
        '<google-sheets-html-origin><style type="text/css"><!--td {border: 1px solid #cccccc;}--></style><table '
        'dir="ltr"><colgroup><col width="100"/></colgroup><tbody><tr><td style="font-weight:bold" '
        'data-sheets-value="{}">Rent</td><td style="text-decoration:line-through">9</td></tr></tbody></table>',
        blocks=("<table><tbody><tr><td><p><strong>Rent</strong></p></td><td><p></p></td></tr></tbody></table>",),
        said="Left out of what was pasted: one deleted passage.",
    ),
)
