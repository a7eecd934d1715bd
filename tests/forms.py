"""What a page's form would send: as a browser without script does, whatever the fields hold."""

from lxml import html


def sent_as_found(page: str) -> dict[str, list[str]]:
    """The fields of the first form of the page's own, boxes and choices as they are ticked."""
    form = html.fromstring(page).xpath("//main//form")[0]
    sent: dict[str, list[str]] = {}
    for name, value in form.form_values():
        sent.setdefault(name, []).append(value)
    return sent
