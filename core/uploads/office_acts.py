"""What in a part of an Office file a reader's program would act on, read element by element; no file, no network."""

import re

from core.errors import Unacceptable

MOST_ELEMENTS = 20_000_000  # of one part
MOST_OF = {  # as many as Excel itself writes, or more than anybody reads
    "c": 3_000_000,  # cells
    "si": 1_000_000,  # strings that cells share
    "fill": 66_000,
    "font": 66_000,
    "border": 66_000,
    "xf": 132_000,
}
LONGEST_FIELD = 2_000  # characters
_INSTEAD = "Take that out, save the file, and hand it in again; or print it to a PDF, and hand that in."
MACROS = f"holds macros, which are programs. {_INSTEAD}"
OLD_MACROS = f"holds a macro or dialog sheet of old Excel, which is a program. {_INSTEAD}"
OLE = f"holds an embedded object (OLE), in which a program can be. {_INSTEAD}"
ACTIVE_X = f"holds an ActiveX control, which is a program. {_INSTEAD}"
DDE = f"starts another program by DDE. {_INSTEAD}"
PROGRAM = f"starts a program when something in it is clicked. {_INSTEAD}"
CONNECTION = f"fetches data from elsewhere when it is opened (a data connection). {_INSTEAD}"
DISGUISED = f"holds words or sheets under a name that is not theirs. {_INSTEAD}"
OTHER_DOCUMENT = f"takes in another document when it is opened. {_INSTEAD}"
FETCHING_FORMULA = f"has a formula that fetches something from elsewhere, or starts a program. {_INSTEAD}"
REMOTE_TEMPLATE = (
    "loads its template from elsewhere: {target}. In Word, choose another under Developer, Document Template; save it, "
    "and hand it in again."
)
WORKBOOK = (
    "is linked to another file: {target}. In Excel, break the link under Data, Edit Links; save it, and hand it in "
    "again."
)
FILE_LINK = "has a link that does not lead to the web: {target}. Remove the link, save it, and hand it in again."
ELSEWHERE = "loads something from elsewhere when it is opened: {target}. Put it into the file itself, and save it."
FIELD = (
    "has a field that takes in something from elsewhere: {target}. In Word, select all and press Ctrl+Shift+F9; save "
    "it, and hand it in again."
)
_PARTS = {  # by the end of a type: of a relationship, or of a content
    "vbaproject": MACROS,
    "macroenabled.main+xml": MACROS,
    "xlmacrosheet": OLD_MACROS,
    "xlintlmacrosheet": OLD_MACROS,
    "macrosheet+xml": OLD_MACROS,
    "intlmacrosheet+xml": OLD_MACROS,
    "dialogsheet": OLD_MACROS,
    "dialogsheet+xml": OLD_MACROS,
    "oleobject": OLE,
    "control": ACTIVE_X,
    "activexcontrolbinary": ACTIVE_X,
    "activex+xml": ACTIVE_X,
    "connections": CONNECTION,
    "connections+xml": CONNECTION,
    "afchunk": OTHER_DOCUMENT,
}
READ = (".xml", ".rels", ".vml")  # how the names of parts end that are looked into
_ACTS_NOT = ("image/svg+xml", "application/vnd.openxmlformats-package.core-properties+xml")
_LINKS_WORKBOOKS = ("externallinkpath", "xlexternallinkpath", "xlpathmissing", "xlalternatestartup", "xllibrary")
_ON_THE_WEB = re.compile(r"(https?|mailto|tel):", re.IGNORECASE)
_ON_A_DRIVE = re.compile(r"(file:/*)?[a-z]:[\\/]", re.IGNORECASE)
_DDE_FIELD = re.compile(r"(^|{)\s*(DDE|DDEAUTO|QUOTE(\s+\d+){3})\b", re.IGNORECASE)  # QUOTE spells by numbers
_FETCHING_FIELD = re.compile(r"(?:^|{)\s*((INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|DATABASE|RD)\b\s*\S*)", re.IGNORECASE)
_NAMES = re.compile(r"""\"[^\"]*\"|'[^']*'|\[[^\[\]]*\]""")  # words, sheets, columns: what they hold does nothing
_FETCHING_FORMULA = re.compile(r"\b(WEBSERVICE|IMAGE|CALL|REGISTER(\.ID)?|EXEC|RTD)\s*\(", re.IGNORECASE)
_LINK_TO_A_FILE = re.compile(
    r"""\bHYPERLINK\s*\(\s*"(\\\\|file:|[^"]*\.(exe|bat|cmd|com|scr|ps1|vbs|hta|lnk|msi)")""", re.IGNORECASE
)
_ACTION = re.compile(r"ppaction://(program|macro|ole)", re.IGNORECASE)


class PartReader:
    """Takes the elements of one part in their order. Raises Unacceptable for one that acts, in words that follow a
    file's name.

    A field of Word can be cut into several pieces, so their words are looked at together.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._elements = 0
        self._counts = dict.fromkeys(MOST_OF, 0)
        self._within = ""
        self._field = self._formula = ""

    @property
    def is_costly(self) -> bool:
        return self._elements > MOST_ELEMENTS or any(self._counts[name] > most for name, most in MOST_OF.items())

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        name = name.rpartition(":")[2]
        if name in self._counts:
            self._counts[name] += 1
            return
        if name == "Relationship":
            refuse_relationship(attributes)
        elif name in ("Override", "Default"):
            _refuse_kind(attributes.get("ContentType", ""))
            _refuse_disguised(attributes)
        elif name in ("ddeLink", "oleLink"):
            raise Unacceptable(DDE)
        elif name in ("instrText", "f"):
            self._within, self._formula = name, ""
        elif name == "fldChar" and _attribute(attributes, "fldCharType") == "begin":
            self._field += "{"
        elif name == "fldSimple":
            refuse_field(_attribute(attributes, "instr"))
        elif _ACTION.match(attributes.get("action", "")):
            raise Unacceptable(PROGRAM)

    def text(self, words: str) -> None:
        if self._within == "instrText":
            self._field += words
            if len(self._field) > LONGEST_FIELD:
                refuse_field(self._field)  # before its beginning is forgotten
                self._field = self._field[-LONGEST_FIELD:]
        elif self._within == "f":
            self._formula += words

    def end(self, name: str) -> None:
        if self._within and name.rpartition(":")[2] == self._within:
            if self._within == "f":
                refuse_formula(self._formula)
            else:
                refuse_field(self._field)
            self._within = ""


def refuse_relationship(attributes: dict[str, str]) -> None:
    """Raise Unacceptable for what a part is tied to, where that acts or lies outside of the file."""
    kind, target = attributes.get("Type", "").rpartition("/")[2], attributes.get("Target", "").strip()
    _refuse_kind(kind)
    if attributes.get("TargetMode", "").lower() != "external":
        return
    shown, kind = target[:100] or "no name", kind.lower()
    if kind == "hyperlink":
        if target and not _ON_THE_WEB.match(target) and not target.startswith("#"):
            raise Unacceptable(FILE_LINK.format(target=shown))
    elif kind == "attachedtemplate":
        if not _ON_A_DRIVE.match(target):  # Word writes there where it was on its author's own computer
            raise Unacceptable(REMOTE_TEMPLATE.format(target=shown))
    elif kind in _LINKS_WORKBOOKS:
        raise Unacceptable(WORKBOOK.format(target=shown))
    else:
        raise Unacceptable(ELSEWHERE.format(target=shown))


def refuse_field(instruction: str) -> None:
    """Raise Unacceptable for a field of Word that starts a program or takes in what lies elsewhere."""
    if _DDE_FIELD.search(instruction):
        raise Unacceptable(DDE)
    if found := _FETCHING_FIELD.search(instruction):
        raise Unacceptable(FIELD.format(target=found[1][:100]))


def refuse_formula(formula: str) -> None:
    """Raise Unacceptable for a formula of Excel that starts a program or fetches something."""
    if _LINK_TO_A_FILE.search(formula):
        raise Unacceptable(PROGRAM)
    bare = _NAMES.sub("", formula)
    if "|" in bare:  # program|topic!item, and nothing else
        raise Unacceptable(DDE)
    if _FETCHING_FORMULA.search(bare):
        raise Unacceptable(FETCHING_FORMULA)


def _refuse_kind(kind: str) -> None:
    small = kind.lower()
    for end, sentence in _PARTS.items():
        if small == end or small.endswith((f".{end}", f"-{end}", f"/{end}")):
            raise Unacceptable(sentence)


def _refuse_disguised(attributes: dict[str, str]) -> None:
    """Raise Unacceptable for XML that a program would act on and that is not looked into, by the name it has."""
    kind = attributes.get("ContentType", "").partition(";")[0].strip().lower()
    name = attributes.get("PartName") or f".{attributes.get('Extension', '')}"
    if kind.endswith(("+xml", "/xml")) and kind not in _ACTS_NOT and not name.lower().endswith(READ):
        raise Unacceptable(DISGUISED)


def _attribute(attributes: dict[str, str], name: str) -> str:
    """Return an attribute, whatever its prefix."""
    return next((value for key, value in attributes.items() if key.rpartition(":")[2] == name), "")
