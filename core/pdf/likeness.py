"""Whether pages that were made ready look as they do in their own file, to the eye of one who lays them side by side.

Both are drawn by the same program, the file by itself as it was handed in. An edge that falls a hair's breadth beside
its place is noise; a line or a letter that is missing is not.
"""

from collections.abc import Iterator
from contextlib import closing

import pypdfium2 as pdfium  # type: ignore[import-untyped] # has no types
from PIL import Image, ImageChops, ImageFilter

LONGEST_SIDE = 1400  # dots of a page that is compared
AROUND = 2  # dots, to each side
NOISE = 60  # of 255: how much the grey of a dot may differ from all dots around its place


class Unlike(Exception):
    """A page that was made ready does not look as it does in its own file."""


def refuse_unlike(content: bytes, prepared: bytes) -> Iterator[int]:
    """Yield the number of each page, from 1, that looks alike. Raises Unlike for the first that does not."""
    with closing(pdfium.PdfDocument(content)) as file, closing(pdfium.PdfDocument(prepared)) as ready:
        file.init_forms()  # without which their fields are not drawn
        if len(file) != len(ready):
            raise Unlike(f"{len(ready)} pages of {len(file)}")
        for number in range(1, len(file) + 1):
            if difference(file, ready, number) > NOISE:
                raise Unlike(f"page {number}")
            yield number


def difference(file: pdfium.PdfDocument, ready: pdfium.PdfDocument, number: int) -> int:
    """Return how much the dots of a page differ at most, from 0 to 255."""
    one, other = (_drawn(document, number) for document in (file, ready))
    if one is None:  # of the file itself: there is nothing to compare with
        return 0
    if other is None or max(abs(one.width - other.width), abs(one.height - other.height)) > 1:
        return 255
    if one.size != other.size:
        other = other.resize(one.size)
    differing = ImageChops.difference(one, other).point([255 * (grey > NOISE) for grey in range(256)]).getbbox()
    if differing is None:
        return 0
    left, top, right, bottom = differing
    around = (left - AROUND, top - AROUND, right + AROUND, bottom + AROUND)
    one, other = one.crop(around), other.crop(around)
    return max(_beyond(one, other), _beyond(other, one))


def _beyond(one: Image.Image, other: Image.Image) -> int:
    """Return how much darker or lighter a dot of one is than all of the other around its place."""
    darkest, lightest = other, other
    for _ in range(AROUND):
        darkest, lightest = darkest.filter(ImageFilter.MinFilter(3)), lightest.filter(ImageFilter.MaxFilter(3))
    return max(_most(ImageChops.subtract(darkest, one)), _most(ImageChops.subtract(one, lightest)))


def _most(greys: Image.Image) -> int:
    return max(grey for grey, count in enumerate(greys.histogram()) if count)


def _drawn(document: pdfium.PdfDocument, number: int) -> Image.Image | None:
    """Return a page in grey, or None where nothing is seen of it."""
    try:
        page = document[number - 1]
    except pdfium.PdfiumError:
        return None
    width, height = page.get_size()
    if width <= 0 or height <= 0:
        return None
    scale = LONGEST_SIDE / max(width, height)
    image: Image.Image = page.render(scale=scale, grayscale=True).to_pil()
    return image.convert("L")
