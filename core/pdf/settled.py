"""A PDF as its reader sees it, made such that every program shows it so.

What is hidden is left out for good, and what is shown over a page is painted on it. Nothing is left that a reader's
program may still resolve in its own way.
"""

from io import BytesIO

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from core.pdf.layered import LeftOut, Place, dictionary_in, leave_out_hidden_layers
from core.pdf.layers import Layers
from core.pdf.torn_tags import tear_tags

INVISIBLE, HIDDEN, NO_VIEW = 1, 2, 32  # flags of an annotation


def settled(content: bytes) -> bytes:
    """Return the file as it is seen; the same bytes where nothing had to be done. Raises PdfError as pikepdf does."""
    with Pdf.open(BytesIO(content)) as pdf:
        if not settle(pdf):
            return content
        file = BytesIO()
        pdf.save(file)
    return file.getvalue()


def settle(pdf: Pdf) -> bool:
    """Do so in an open file, and tell whether there was anything to do.

    Annotations are seen as on a screen. Of those that are, only links stay as such.
    """
    _leave_out_what_is_no_content(pdf)
    layers, layered, annotated = Layers(pdf), has_layers(pdf), _has_annotations(pdf)
    hidden = _leave_out_hidden_annotations(pdf, layers) if annotated else set()
    left_out = leave_out_hidden_layers(pdf, layers) if layered else LeftOut()
    tear_tags(pdf, left_out, hidden)
    if annotated:
        _paint_annotations(pdf)
    return layered or annotated


def has_layers(pdf: Pdf) -> bool:
    return "/OCProperties" in pdf.Root or any(
        isinstance(part, Dictionary) and part.get("/Type") in (Name.OCG, Name.OCMD) for part in pdf.objects
    )


def _leave_out_what_is_no_content(pdf: Pdf) -> None:
    for page in pdf.pages:
        contents = page.obj.get("/Contents")
        if isinstance(contents, Array):
            page.obj.Contents = Array(content for content in contents if isinstance(content, Stream))


def _has_annotations(pdf: Pdf) -> bool:
    """Tell whether there are any but links."""
    return any(each.get("/Subtype") != Name.Link for page in pdf.pages for each in annotations_of(page.obj))


def annotations_of(page: Object) -> list[Dictionary]:
    annotations = page.get("/Annots")
    return [each for each in annotations if isinstance(each, Dictionary)] if isinstance(annotations, Array) else []


def is_seen(annotation: Dictionary, layers: Layers) -> bool:
    """Tell whether an annotation is seen on a screen."""
    return not _flags(annotation) & (HIDDEN | NO_VIEW) and layers.show(annotation.get("/OC"))


def _flags(annotation: Dictionary) -> int:
    flags = annotation.get("/F")
    return flags if isinstance(flags, int) else 0


def _leave_out_hidden_annotations(pdf: Pdf, layers: Layers) -> set[Place]:
    """Return which were left out."""
    hidden = set[Place]()
    for page in pdf.pages:
        seen = []
        for each in annotations_of(page.obj):
            if isinstance(each.get("/Subtype"), Name) and is_seen(each, layers):
                each.F = _flags(each) & ~INVISIBLE  # which says something of unknown kinds alone
                seen.append(each)
            elif each.is_indirect:
                hidden.add(each.objgen)
        page.obj.Annots = Array(seen)
    return hidden


def _paint_annotations(pdf: Pdf) -> None:
    """Paint them as they look in the file: what asks for looks made anew would have them look otherwise."""
    if "/NeedAppearances" in dictionary_in(pdf.Root, "/AcroForm"):
        del pdf.Root.AcroForm["/NeedAppearances"]
    pdf.flatten_annotations("all")
    for page in pdf.pages:
        page.obj.Annots = Array(each for each in annotations_of(page.obj) if each.get("/Subtype") == Name.Link)
    if "/AcroForm" in pdf.Root:
        del pdf.Root.AcroForm
