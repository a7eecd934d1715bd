"""Pages that others made, prepared to stand among ours: upright, in one piece each, with nothing that acts.

A prepared page paints its original as one form, so that what is stamped over it neither disturbs it nor is disturbed
by it, and all it holds can hang in our structure tree as one element. How it looks is not changed.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import Any, BinaryIO, NamedTuple

from pikepdf import Array, Dictionary, Matrix, Name, Object, ObjectStreamMode, Page, Pdf, Rectangle, String

A4 = Rectangle(0, 0, 595, 842)  # points; of a page whose own size makes no sense
TEXT, SCAN = "/Text", "/Scan"  # what paints a page that holds text, and one that is only a picture
_CONTENTS = {TEXT: b"/P <</MCID 0>> BDC /Text Do EMC", SCAN: b"/Figure <</MCID 0>> BDC /Scan Do EMC"}


class Upright(NamedTuple):
    """How a page is turned and moved to stand as a reader sees it, its lower left corner at the origin."""

    matrix: Matrix
    width: float
    height: float


def prepare_foreign(source: BinaryIO) -> bytes:
    """The pages of a PDF, ready to be joined to ours. Raises pikepdf.PdfError for what is no sound PDF.

    Comments and filled-in forms are painted where they stand; links to the web stay. Every other action goes, and so
    do tags, bookmarks and attachments.
    """
    with Pdf.open(source) as pdf, Pdf.new() as prepared:
        pdf.generate_appearance_streams()
        pdf.flatten_annotations("screen")
        contents = {name: prepared.make_stream(content) for name, content in _CONTENTS.items()}
        for page in pdf.pages:
            _add(prepared, page, contents)
        file = BytesIO()
        prepared.save(file, object_stream_mode=ObjectStreamMode.generate)
    return file.getvalue()


def _add(prepared: Pdf, page: Page, contents: dict[str, Any]) -> None:
    box = _visible(page)
    upright = stand_up(box, page.rotation)
    form = page.as_form_xobject(handle_transformations=False)
    form.BBox, form.Matrix = box.as_array(), upright.matrix.as_array()
    name = TEXT if _has_fonts(form) else SCAN
    prepared.add_blank_page(page_size=(upright.width, upright.height))
    added = prepared.pages[-1].obj
    added.Resources = Dictionary(XObject=Dictionary({name: prepared.copy_foreign(form)}))
    added.Contents = contents[name]
    if "/UserUnit" in page.obj:
        added.UserUnit = page.obj.UserUnit
    if links := [_link(*each, upright.matrix) for each in _web_links(page)]:
        added.Annots = Array(prepared.make_indirect(link) for link in links)


def stand_up(box: Rectangle, clockwise: int) -> Upright:
    """For a page of which ``box`` is seen after a quarter turn or more, in degrees."""
    left, bottom, right, top = box.llx, box.lly, box.urx, box.ury
    matrices = {
        0: Matrix(1, 0, 0, 1, -left, -bottom),
        90: Matrix(0, -1, 1, 0, -bottom, right),
        180: Matrix(-1, 0, 0, -1, right, top),
        270: Matrix(0, 1, -1, 0, top, -left),
    }
    turned = clockwise % 360
    wide, high = (box.height, box.width) if turned in (90, 270) else (box.width, box.height)
    return Upright(matrices[turned], float(wide), float(high))


def _visible(page: Page) -> Rectangle:
    """What a viewer shows: the crop box as far as it lies on the sheet."""
    media, crop = _box(page.mediabox), _box(page.cropbox)
    seen = _overlap(media, crop)
    return seen or media if media.width >= 1 and media.height >= 1 else A4


def _box(corners: Any) -> Rectangle:
    x1, y1, x2, y2 = (float(each) for each in corners.as_list())
    return Rectangle(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))


def _overlap(one: Rectangle, other: Rectangle) -> Rectangle | None:
    left, bottom = max(one.llx, other.llx), max(one.lly, other.lly)
    right, top = min(one.urx, other.urx), min(one.ury, other.ury)
    return Rectangle(left, bottom, right, top) if right - left >= 1 and top - bottom >= 1 else None


def _has_fonts(form: Object) -> bool:
    resources = form.get("/Resources", Dictionary())
    painted = resources.get("/XObject", Dictionary())
    return "/Font" in resources or any("/Font" in each.get("/Resources", {}) for each in painted.values())


def _web_links(page: Page) -> Iterator[tuple[Rectangle, bytes]]:
    for annotation in page.obj.get("/Annots", Array()):
        action = annotation.get("/A", Dictionary())
        if annotation.get("/Subtype") == Name.Link and action.get("/S") == Name.URI and "/URI" in action:
            address = bytes(action.URI)
            if address.lower().startswith((b"https://", b"http://", b"mailto:")):
                yield _box(annotation.Rect), address


def _link(area: Rectangle, address: bytes, matrix: Matrix) -> Dictionary:
    moved = matrix.transform(area)
    return Dictionary(
        Type=Name.Annot,
        Subtype=Name.Link,
        F=4,
        Rect=moved.as_array(),
        Border=Array([0, 0, 0]),
        Contents=String(address.decode("latin-1")),
        A=Dictionary(S=Name.URI, URI=String(address)),
    )
