"""HTML as small as a document of ours can be."""

STYLES = ("css/tokens.css", "css/minutes.css", "css/pdf.css")


def page(body: str) -> str:
    return f'<!doctype html><html lang="en-GB"><head><title>A title</title></head><body>{body}</body></html>'
