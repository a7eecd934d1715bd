"""Papers that their makers tagged: as PDF/UA-1, as a good office program writes them."""

from core.pdf.engine import write_pdf


def own_paper(title: str, *bodies: str) -> bytes:
    """Return a paper with a heading, a table and a list and, behind it, these pieces of HTML."""
    return write_pdf(
        f'<!doctype html><html lang="en-GB"><head><title>{title}</title></head><body class="minutes"><h1>{title}</h1>'
        "<p>As the figures show, the year was good.</p>"
        "<table><thead><tr><th>Year</th><th>Sum</th></tr></thead>"
        "<tbody><tr><th>2029</th><td>17</td></tr></tbody></table>"
        f"<ul><li>One</li><li>Two</li></ul>{''.join(bodies)}</body></html>"
    )
