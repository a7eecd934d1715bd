"""Whether the file itself says how it looks, or leaves that of forms, comments or layers to each reader's program.

Each draws what has no look of its own in its way, with other letters, lines and places. Such a file is refused.
"""

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from core.errors import Unacceptable
from core.pdf.harmless import dictionaries_in, is_true
from core.pdf.layered import dictionary_in
from core.pdf.layers import Layers, LayersByUse, PlainLayers
from core.pdf.settled import annotations_of, is_seen

FORM = "This PDF is a form whose entries each program sets in its own way. Print it to a new PDF, and hand that in."
COMMENTS = "This PDF holds comments that each program draws in its own way. Print it to a new PDF, and hand that in."
LAYERS = "This PDF has layers that some programs show and others do not. Print it to a new PDF, and hand that in."
MOST_PARENTS = 32  # of a field
_PUSHBUTTON = 1 << 16
_DRAWN_BY_PROGRAMS = frozenset(
    "/Text /FreeText /Line /Square /Circle /Polygon /PolyLine /Highlight /Underline /Squiggly /StrikeOut /Caret /Stamp"
    " /Ink".split()
)


def refuse_looks_to_be_made(pdf: Pdf) -> None:
    """Raises Unacceptable for a file of which anything that is seen has no look of its own."""
    asks_anew = is_true(dictionary_in(pdf.Root, "/AcroForm").get("/NeedAppearances"))
    for annotation in _seen(pdf):
        if annotation.get("/Subtype") == Name.Widget:
            if _is_left_to_programs(annotation, asks_anew=asks_anew):
                raise Unacceptable(FORM)
        elif str(annotation.get("/Subtype")) in _DRAWN_BY_PROGRAMS and _look(annotation) is None:
            raise Unacceptable(COMMENTS)


def refuse_layers_read_otherwise(pdf: Pdf) -> None:
    """Raises Unacceptable for a file of which programs that know more or less of the rules show different layers."""
    readings = Layers(pdf), PlainLayers(pdf), LayersByUse(pdf)
    for each in dictionaries_in(pdf):
        if each.get("/Type") in (Name.OCG, Name.OCMD) and len({reading.show(each) for reading in readings}) > 1:
            raise Unacceptable(LAYERS)


def _seen(pdf: Pdf) -> Iterator[Dictionary]:
    layers = Layers(pdf)
    for page in pdf.pages:
        yield from (each for each in annotations_of(page.obj) if is_seen(each, layers) and _has_area(each))


def _has_area(annotation: Dictionary) -> bool:
    """Tell whether it takes any place: an invisible signature takes none."""
    corners = annotation.get("/Rect")
    return isinstance(corners, Array) and len(corners) == 4 and corners[0] != corners[2] and corners[1] != corners[3]


def _is_left_to_programs(field: Dictionary, *, asks_anew: bool) -> bool:
    look, value = _look(field), _value(_field_of(field))
    if look is None:
        frame = dictionary_in(field, "/MK")
        return bool(value) or any(name in frame for name in ("/BC", "/BG", "/CA"))
    return asks_anew and bool(value)


def _look(annotation: Dictionary) -> Stream | Dictionary | None:
    """Return its look, or its looks by state."""
    look = dictionary_in(annotation, "/AP").get("/N")
    return look if isinstance(look, Stream | Dictionary) else None


def _value(field: Object) -> str:
    """Return what is entered, or the state of a box that is ticked."""
    kind, value = _inherited(field, "/FT"), _inherited(field, "/V")
    if kind == Name.Btn:
        flags = _inherited(field, "/Ff")
        is_pushed = isinstance(flags, int) and bool(flags & _PUSHBUTTON)
        return "" if is_pushed or value in (None, Name.Off) or not isinstance(value, Name) else str(value)
    values = value if isinstance(value, Array) else [value]
    return "".join(str(each) for each in values if isinstance(each, String)) if kind in (Name.Tx, Name.Ch) else ""


def _field_of(widget: Object) -> Object:
    """Return the field that a widget shows: itself, or what has the name that it lacks."""
    parent = widget.get("/Parent")
    return parent if "/T" not in widget and isinstance(parent, Dictionary) else widget


def _inherited(field: Object, name: str) -> object:
    for _ in range(MOST_PARENTS):
        if name in field:
            return field.get(name)
        parent = field.get("/Parent")
        if not isinstance(parent, Dictionary):
            break
        field = parent
    return None
