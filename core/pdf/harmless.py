"""What a PDF may hold: what is known to do no harm, in whatever way it is written or tied in.

The objects are gone through as a reader's program finds them. What acts, reaches for another file or carries one is
refused, with what it is; it is not cleaned, for whoever made the file must know that it was another.
"""

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from core.errors import Unacceptable

SCRIPT = "This PDF holds a script (JavaScript). Print it to a new PDF, and hand that in."
ACTS = "This PDF starts a program, plays a recording or sends off data. Print it to a new PDF, and hand that in."
CHANGES = "This PDF changes what it shows when somebody clicks on it. Print it to a new PDF, and hand that in."
CARRIES = "This PDF carries other files in it. Hand in each as a paper of its own, and this one without them."
OUTSIDE = "This PDF takes parts of itself from other files, or leads to them. Print it to a new PDF, and hand that in."
UNKNOWN_FORM = "This PDF is a form of a kind that most readers cannot show. Print it to a new PDF."
LINK = "A link in this PDF leads to “{}”, which is no address on the web. Take it out, or print the PDF to a new one."
STRANGE = "This PDF holds something on a page that is not known here ({}). Print it to a new PDF, and hand that in."

LONGEST_SAID = 80  # characters of an address
_WEB = (b"https://", b"http://", b"mailto:", b"tel:", b"www.", b"#")
_HOLD_ACTIONS = frozenset(("/A", "/OpenAction", "/PA", "/NA", "/Next"))
_MOVES = frozenset(("/NextPage", "/PrevPage", "/FirstPage", "/LastPage", "/GoBack", "/GoForward", "/GoToPage", "/Find"))
_FILES = ("/F", "/UF", "/DOS", "/Mac", "/Unix")  # by what a file within another is tied in, for each system
# Kinds of actions that nothing else in a file is called by, so that they are found wherever they stand.
_KINDS = {
    "/JavaScript": SCRIPT,
    "/Launch": ACTS,
    "/SubmitForm": ACTS,
    "/ImportData": ACTS,
    "/Rendition": ACTS,
    "/RichMediaExecute": ACTS,
    "/GoToE": CARRIES,
    "/GoToR": OUTSIDE,
}
_KINDS_OF_ACTIONS = _KINDS | {"/Sound": ACTS, "/Movie": ACTS, "/GoTo3DView": ACTS, "/Thread": OUTSIDE}
_ANNOTATIONS = frozenset(
    "/Text /Link /FreeText /Line /Square /Circle /Polygon /PolyLine /Highlight /Underline /Squiggly /StrikeOut /Caret"
    " /Stamp /Ink /Popup /Widget /PrinterMark /TrapNet /Watermark /Redact /Projection".split()
)
_PLAYED = {"/FileAttachment": CARRIES} | dict.fromkeys(("/Sound", "/Movie", "/Screen", "/3D", "/RichMedia"), ACTS)
_LISTS = {"/JavaScript": SCRIPT, "/Renditions": ACTS, "/AlternatePresentations": ACTS}


def refuse_harm(pdf: Pdf) -> None:
    """Raises Unacceptable for a file that holds anything else."""
    _check_catalogue(pdf.Root)
    for holder in dictionaries_in(pdf):
        _check(holder)


def dictionaries_in(pdf: Pdf) -> Iterator[Dictionary | Stream]:
    """Yield every dictionary of a file, and those of streams."""
    for part in pdf.objects:
        yield from _holders_in(part)


def _holders_in(part: object) -> Iterator[Dictionary | Stream]:
    """Yield every dictionary that stands in this object itself, however deep."""
    waiting = [part]
    while waiting:
        each = waiting.pop()
        if isinstance(each, Array):
            waiting.extend(item for item in each if _stands_here(item))
        elif isinstance(each, Dictionary | Stream):
            yield each
            waiting.extend(value for _, value in each.items() if _stands_here(value))


def _stands_here(value: object) -> bool:
    return isinstance(value, Array | Dictionary) and not value.is_indirect


def _check_catalogue(root: Object) -> None:
    form, names, base = root.get("/AcroForm"), root.get("/Names"), root.get("/URI")
    if is_true(root.get("/NeedsRendering")) or (isinstance(form, Dictionary) and "/XFA" in form):
        raise Unacceptable(UNKNOWN_FORM)
    if "/Collection" in root:
        raise Unacceptable(CARRIES)
    for name, sentence in _LISTS.items():
        if isinstance(names, Dictionary) and name in names:
            raise Unacceptable(sentence)
    if isinstance(base, Dictionary):
        _check_address(base.get("/Base"))


def is_true(value: object) -> bool:
    return isinstance(value, bool) and value


def _check(holder: Dictionary | Stream) -> None:
    kind = holder.get("/S")
    if isinstance(kind, Name) and str(kind) in _KINDS and holder.get("/Type") != Name.StructElem:
        raise Unacceptable(_KINDS[str(kind)])
    for key, value in holder.items():
        if key in _HOLD_ACTIONS:
            _check_actions(value)
        elif key == "/AA" and isinstance(value, Dictionary):
            for _, action in value.items():
                _check_actions(action)
        elif key == "/EF" and _is_carried(value):
            raise Unacceptable(CARRIES)
    if isinstance(holder, Stream):
        _check_stream(holder)
    elif "/Rect" in holder:
        _check_annotation(holder.get("/Subtype"))
    elif holder.get("/Type") in (Name.Filespec, Name.F):
        raise Unacceptable(OUTSIDE)


def _check_actions(value: object) -> None:
    for action in value if isinstance(value, Array) else [value]:
        if isinstance(action, Dictionary | Stream) and "/S" in action:  # whatever type it claims: programs do not ask
            _check_action(action, str(action.S))


def _check_action(action: Dictionary | Stream, kind: str) -> None:
    if kind == "/URI":
        _check_address(action.get("/URI"))
    elif kind == "/Named":
        if str(action.get("/N")) not in _MOVES:
            raise Unacceptable(ACTS)
    elif kind != "/GoTo":
        raise Unacceptable(_KINDS_OF_ACTIONS.get(kind, CHANGES))


def _check_address(address: object) -> None:
    """Refuse what leads to a file, on this machine or on another, or to a program that is called by its name."""
    target = bytes(address).strip() if isinstance(address, String) else b""
    if target and not target.lower().startswith(_WEB):
        raise Unacceptable(LINK.format(target.decode("utf-8", "replace")[:LONGEST_SAID]))


def _is_carried(value: object) -> bool:
    """Tell whether it is a list of files within this one, and not a font or a form that happens to have that name."""
    return isinstance(value, Dictionary) and any(isinstance(value.get(name), Stream) for name in _FILES)


def _check_stream(stream: Stream) -> None:
    if stream.get("/Type") == Name.EmbeddedFile:
        raise Unacceptable(CARRIES)
    if "/F" in stream or "/OPI" in stream or isinstance(stream.get("/Ref"), Dictionary):
        raise Unacceptable(OUTSIDE)
    if Name.PS in (stream.get("/Subtype"), stream.get("/Subtype2")):
        raise Unacceptable(ACTS)
    if stream.get("/Type") in (Name("/3D"), Name.Sound):
        raise Unacceptable(ACTS)


def _check_annotation(kind: object) -> None:
    if isinstance(kind, Name) and str(kind) not in _ANNOTATIONS:
        raise Unacceptable(_PLAYED.get(str(kind)) or STRANGE.format(str(kind)[1:][:LONGEST_SAID]))
