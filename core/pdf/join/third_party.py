"""Pages that others made, prepared to stand among ours: upright, in one piece each, with nothing that acts.

A prepared page without tags paints its original as one form, so that all it holds can hang in our structure tree as
one element; one with tags keeps its content as it is, and its marks. What is stamped over it neither disturbs it nor is
disturbed by it. How it looks is not changed.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import Any, BinaryIO, NamedTuple

from pikepdf import (
    Array,
    Dictionary,
    Matrix,
    Name,
    Object,
    ObjectStreamMode,
    Page,
    Pdf,
    Rectangle,
    Stream,
    String,
)

from core.pdf.join.destinations import Bookmark, Destinations, Place, hang_bookmarks, is_number
from core.pdf.join.signed import is_signed, mark_signed
from core.pdf.join.tag_writing import TagWriter, tag_writer
from core.pdf.painted import go_through
from core.pdf.settled import settle

ASSUMED = Rectangle(0, 0, 612, 792)  # points; what programs take for the size of a page that makes no sense
TEXT, SCAN = "/Text", "/Scan"  # what paints a page that holds text, and one that is only a picture
_CONTENTS = {TEXT: b"/P <</MCID 0>> BDC /Text Do EMC", SCAN: b"/Figure <</MCID 0>> BDC /Scan Do EMC"}


class Upright(NamedTuple):
    """A turn and a move that make a page stand as a reader sees it, its lower left corner at the origin."""

    matrix: Matrix
    width: float
    height: float


def prepare_foreign(source: BinaryIO) -> bytes:
    """Return the pages of a PDF, ready to be joined to ours. Raises pikepdf.PdfError for what is no sound PDF.

    It is settled first (``core.pdf.settled``). Links to the web stay, and so do links and bookmarks that lead to a page
    of the same file; a link names it by its number, for a reference to a page is lost where pages are joined. Every
    other action goes, and so do attachments. Tags are built anew (``core.pdf.join.tag_writing``); where there are none,
    no mark stays. What is odd and tells a reader's program nothing, such as a link over no area, tells this one nothing
    either.
    """
    with Pdf.open(source) as pdf, Pdf.new() as prepared:
        if is_signed(pdf):
            mark_signed(prepared)
        settle(pdf)
        contents = {name: prepared.make_stream(content) for name, content in _CONTENTS.items()}
        leading, seen, keeper = _Leading(pdf), set[tuple[int, int]](), tag_writer(pdf, prepared)
        for page in pdf.pages:
            go_through(page.obj, seen)  # to copy what is deeper would end the process
            _add(prepared, page, contents, leading, keeper)
        if keeper:
            keeper.finish()
        if bookmarks := leading.bookmarks():
            with prepared.open_outline() as outline:
                hang_bookmarks(outline.root, bookmarks)
        file = BytesIO()
        prepared.save(file, object_stream_mode=ObjectStreamMode.generate)
    return file.getvalue()


class _Leading:
    """The links and bookmarks of a file, and the places on its upright pages to which they lead."""

    def __init__(self, pdf: Pdf) -> None:
        self._destinations = Destinations(pdf)
        self._boxes = [_visible(page) for page in pdf.pages]
        self._matrices = [stand_up(box, _turn(page)).matrix for box, page in zip(self._boxes, pdf.pages, strict=True)]

    def place_of(self, link: Object) -> Place | None:
        place = self._destinations.of(link.get("/Dest"), link.get("/A"))
        return place and self._upright(place)

    def bookmarks(self) -> list[Bookmark]:
        bookmarks = self._destinations.bookmarks()
        return [bookmark._replace(place=self._upright(bookmark.place)) for bookmark in bookmarks]

    def _upright(self, place: Place) -> Place:
        """Return the place on the upright page; a side of the point that is not named is that of the page."""
        page, left, top = place
        if left is None and top is None:
            return place
        box = self._boxes[page]
        point = (box.llx if left is None else left, box.ury if top is None else top)
        return Place(page, *map(float, self._matrices[page].transform(point)))


def _add(prepared: Pdf, page: Page, contents: dict[str, Any], leading: _Leading, keeper: TagWriter | None) -> None:
    box = _visible(page)
    upright = stand_up(box, _turn(page))
    prepared.add_blank_page()
    added = prepared.pages[-1].obj
    added.MediaBox = Array([0, 0, upright.width, upright.height])
    if keeper:
        keeper.paint(page, added, upright.matrix.as_array(), box)
    else:
        form = page.as_form_xobject(handle_transformations=False)
        form.BBox, form.Matrix = box.as_array(), upright.matrix.as_array()
        name = TEXT if _has_fonts(form) else SCAN
        added.Resources = Dictionary(XObject=Dictionary({name: prepared.copy_foreign(form)}))
        added.Contents = contents[name]
    if is_number(unit := page.obj.get("/UserUnit")) and unit > 0:
        added.UserUnit = unit
    _add_links(prepared, page, added, upright.matrix, leading, keeper)


def _add_links(
    prepared: Pdf, page: Page, added: Object, matrix: Matrix, leading: _Leading, keeper: TagWriter | None
) -> None:
    for annotation, area, leads in _links(page, leading):
        link = prepared.make_indirect(_link(area, matrix, **_frame(annotation), **leads))
        added.Annots = Array([*added.get("/Annots", Array()), link])
        if keeper:
            keeper.add_link(annotation, link, added)


def stand_up(box: Rectangle, clockwise: int) -> Upright:
    """Return how to set upright a page of which ``box`` is seen, turned by so many degrees.

    What is no whole quarter does not count.
    """
    left, bottom, right, top = box.llx, box.lly, box.urx, box.ury
    matrices = {
        0: Matrix(1, 0, 0, 1, -left, -bottom),
        90: Matrix(0, -1, 1, 0, -bottom, right),
        180: Matrix(-1, 0, 0, -1, right, top),
        270: Matrix(0, 1, -1, 0, top, -left),
    }
    turned = int(clockwise / 90) % 4 * 90
    wide, high = (box.height, box.width) if turned in (90, 270) else (box.width, box.height)
    return Upright(matrices[turned], float(wide), float(high))


def _turn(page: Page) -> int:
    """Return the turn clockwise, in degrees, as it is written: the library knows no turn to the left."""
    turn = page.obj.get("/Rotate")
    return int(turn) if is_number(turn) else 0


def _visible(page: Page) -> Rectangle:
    """Return what a viewer shows: the crop box as far as it lies on the sheet."""
    media, crop = _box(page.mediabox) or ASSUMED, _box(page.cropbox)
    seen = _overlap(media, crop) if crop else media
    return seen or media if media.width >= 1 and media.height >= 1 else ASSUMED


def _box(corners: object) -> Rectangle | None:
    """Return the rectangle, or None where there are not four numbers."""
    numbers = list(corners) if isinstance(corners, Array) else []
    if len(numbers) != 4 or not all(map(is_number, numbers)):
        return None
    x1, y1, x2, y2 = map(float, numbers)
    return Rectangle(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))


def _overlap(one: Rectangle, other: Rectangle) -> Rectangle | None:
    left, bottom = max(one.llx, other.llx), max(one.lly, other.lly)
    right, top = min(one.urx, other.urx), min(one.ury, other.ury)
    return Rectangle(left, bottom, right, top) if right - left >= 1 and top - bottom >= 1 else None


def _has_fonts(form: Object) -> bool:
    resources = _dictionary(form, "/Resources")
    painted = [part for part in _dictionary(resources, "/XObject").values() if isinstance(part, Stream)]
    return "/Font" in resources or any("/Font" in _dictionary(part, "/Resources") for part in painted)


def _dictionary(holder: Object, name: str) -> Dictionary:
    """Return the dictionary of this name, empty where there is none."""
    found = holder.get(name)
    return found if isinstance(found, Dictionary) else Dictionary()


def _links(page: Page, leading: _Leading) -> Iterator[tuple[Object, Rectangle, dict[str, Any]]]:
    """Yield each link, where it is, and where it leads: to the web, or to a place in the file."""
    annotations = page.obj.get("/Annots")
    for annotation in annotations if isinstance(annotations, Array) else ():
        area = _area_of_link(annotation)
        if area is None:
            continue
        if place := leading.place_of(annotation):
            yield annotation, area, _to_place(place)
        elif address := _web_address(_dictionary(annotation, "/A")):
            yield annotation, area, _to_web(address)


def _to_place(place: Place) -> dict[str, Any]:
    where = Array([place.page, Name.XYZ, place.left, place.top, None])
    return {"Dest": where, "Contents": String(f"To page {place.page + 1} of this paper")}


def _to_web(address: bytes) -> dict[str, Any]:
    return {"A": Dictionary(S=Name.URI, URI=String(address)), "Contents": String(address.decode("latin-1"))}


def _area_of_link(annotation: object) -> Rectangle | None:
    """Return the area, or None for any other annotation, and for a link that is nowhere."""
    if isinstance(annotation, Dictionary) and annotation.get("/Subtype") == Name.Link:
        return _box(annotation.get("/Rect"))
    return None


def _web_address(action: Dictionary) -> bytes:
    """Return the address on the web, empty for any other action."""
    target = action.get("/URI") if action.get("/S") == Name.URI else None
    address = bytes(target) if isinstance(target, String) else b""
    return address if address.lower().startswith((b"https://", b"http://", b"mailto:")) else b""


def _link(area: Rectangle, matrix: Matrix, **entries: Any) -> Dictionary:
    moved = matrix.transform(area)
    return Dictionary(Type=Name.Annot, Subtype=Name.Link, F=4, Rect=moved.as_array(), **entries)


def _frame(link: Object) -> dict[str, Any]:
    """Return how a link is framed: as its file says, where that is in numbers; otherwise not at all."""
    border, colour = link.get("/Border"), link.get("/C")
    if not isinstance(border, Array) or len(border) != 3 or not all(map(is_number, border)):
        return {"Border": Array([0, 0, 0])}
    is_colour = isinstance(colour, Array) and len(colour) in (1, 3, 4) and all(map(is_number, colour))
    return {"Border": Array(border)} | ({"C": Array(colour)} if is_colour else {})
