"""The make of a person's name as minutes print it: titles, initials, particles, surnames, letters behind. Pure.

A pattern for a whole name is tried on an entry of an enumeration only, which is short; none is searched for in a text.
"""

import re

LETTER = "A-ZÀ-ÖØ-ÞŁŚŠŽČĆŐŰİŞĞ"
_HONOURS = r"(?:(?:Rt|Right|Most|Very)\.?\s+(?:Hon(?:ourable)?|Revd?|Reverend)|Hon(?:ourable)?)"
TITLE = (
    rf"(?:(?:(?:[Tt]he\s+)?{_HONOURS}|The Hon|Dr|Mr|Mrs|Ms|Miss|Mx|Sir|Dame|Lord|Lady|Prof|Professor|Baroness|Baron|"
    r"Revd?|Reverend|Canon|Col|Colonel|Capt|Captain|Maj|Major|Gen|General|Lt|Lieut|Lieutenant|Brig|Brigadier|Sqn|Ldr|"
    r"Wg|Flt|Adm|Admiral|Cdr|Commander|Commodore|Cdre|Sgt|Cpl|Insp|Inspector|Supt|Superintendent|Cllr|Councillor|"
    r"Alderman|Ald|Judge|Rabbi|Imam|Fr|Sr|Mme|Hon)\.?)"
)
# "Lt. Col. (retd.) P. Hale": the brackets belong to the title, or stand behind the name.
RETIRED = r"\((?:[Rr]et(?:d|ired|\.d)?\.?)\)"
TITLES = rf"{TITLE}(?:\s+{TITLE})*(?:\s+{RETIRED})?"
SHARED_TITLE = re.compile(
    r"(?:the\s+)?(?:Councillors|Cllrs|Messrs|Mesdames|Drs|Doctors|Profs|Professors|Lords|Ladies|Aldermen)\.?\s+"
)
PARTICLE = (
    r"(?:van|von|de|der|den|del|della|di|da|du|la|le|bin|bint|ibn|al|el|ap|ab|ferch|y|zu|zur|zum|ten|ter|dos|dal|des|"
    r"nic|ní|ni|mac|an|na|ua|uí|ó|het|af|av|vom|lo|las|los|do)"
)
# In capitals these begin a surname too: "Bertrand Le Goff", "Niamh Ní Shé".
CAPITAL_PARTICLE = r"(?:Le|La|De|Van|Von|Der|Den|Mac|Mc|St\.?|Ó|O|Ní|Nic|Uí|Du|Di|Da|Del|Della|El|Al|Ap|Ter|Ten)"
_INITIALS = rf"[{LETTER}]\.?(?:-?[{LETTER}]\.){{0,3}}"
_SURNAME = (
    rf"(?:(?:[ODLM]|[dl])[’'‘][{LETTER}][\w-]+|ff[a-z]+|"
    rf"(?:al-|el-|[thn]-?(?=[{LETTER}]))?[{LETTER}][\w’'‘-]*[a-zß-ɏ][\w’'‘-]*)"
)
WORD = rf"(?:St\.|{_INITIALS}|[{LETTER}]\.?-{_SURNAME}|{_SURNAME})"
_LETTERS_BEHIND = (
    r"(?:MP|MSP|MEP|MS|MLA|TD|QC|KC|SC|JP|DL|OBE|MBE|CBE|KBE|DBE|GBE|CB|KCB|GCB|CMG|KCMG|GCMG|DCMG|CVO|LVO|MVO|KCVO|"
    r"GCVO|DSO|DSC|MC|KG|KT|OM|CH|BEM|QPM|KPM|FRS|FRSE|FBA|FREng|FRICS|MRICS|FCA|ACA|FCCA|FRIBA|FRSA|CEng|FIET|MIET|"
    r"FICE|MICE|FCIPD|PhD|DPhil|DSc|MD|MA|MSc|BSc|BA|MBA|LLB|LLM|RN|RM|RAF|VR|Esq\.?|Jnr\.?|Jr\.?|Snr\.?|Junior|"
    rf"Senior|{RETIRED})"
)
_BEHIND = rf"(?:\s+{_LETTERS_BEHIND}){{0,6}}"
_PEER = (
    r"(?:[Tt]he\s+)?(?:(?:Lord|Lady)\s+(?:Bishop|Archbishop|Mayor|Provost|Lieutenant|Chancellor)|Lord|Lady|Baroness|"
    r"Baron|Earl|Countess|Viscount|Viscountess|Marquess|Duke|Duchess|Bishop|Archbishop|Archdeacon|Dean|Bailiff|Mayor|"
    r"Provost|Sheriff)"
)
_PLACE = rf"of\s+{_SURNAME}(?:\s+{_SURNAME})?"
_FULL = (
    rf"(?:{TITLES}\s+)?(?:(?:[{LETTER}]{{2}}\s+)?{WORD}(?:\s+(?:{PARTICLE}|{WORD})){{0,4}}\s+{WORD}|"
    rf"[{LETTER}]{{2}}\s+{_SURNAME}){_BEHIND}"
)
_TITLED = rf"{TITLES}\s+(?:{PARTICLE}\s+){{0,2}}{WORD}{_BEHIND}"
NAME = re.compile(
    rf"{_FULL}|{_TITLED}|(?:(?:[Tt]he\s+)?{_HONOURS}\.?\s+(?:the\s+)?)?{_PEER}\s+(?:{_SURNAME}\s+){{0,2}}{_PLACE}{_BEHIND}|"
    rf"{TITLE}\s+(?:and|&)\s+{TITLE}\s+(?:{WORD}\s+){{0,2}}(?:{PARTICLE}\s+){{0,2}}{WORD}{_BEHIND}"
)
# One word, or initials with it: enough of a name where something else says that it is one.
SURNAME_ALONE = re.compile(
    rf"(?:{_INITIALS}\s+){{0,3}}(?:{PARTICLE}\s+){{0,2}}(?:{CAPITAL_PARTICLE}\s+)?{_SURNAME}{_BEHIND}"
)
INVERTED = re.compile(rf"(?:{CAPITAL_PARTICLE}\s+)?{_SURNAME},\s+{_INITIALS}(?:\s+{_INITIALS}){{0,2}}")
LETTERS_ALONE = re.compile(rf"{_LETTERS_BEHIND}(?:\s+{_LETTERS_BEHIND}){{0,5}}")
SET_APART = re.compile(RETIRED)
TITLES_ALONE = re.compile(TITLES)
TITLED = re.compile(rf"{TITLES}\s")
# "Ann OST", "OST Ann": a surname in capitals, beside a first name that is not.
WITH_CAPITALS = re.compile(
    rf"(?:{TITLES}\s+)?(?:{_SURNAME}(?:\s+{_SURNAME})?\s+[{LETTER}][{LETTER}’'-]{{2,}}|[{LETTER}][{LETTER}’'-]{{2,}}\s+{_SURNAME})"
)
# What of a name looks like a word that none has: it is taken off before that is asked.
HONOUR = re.compile(rf"\b[Tt]he\s+(?={_HONOURS}|(?:Lord|Lady|Earl|Bishop|Baron|Duke|Vis|Marq|Count|Arch|Dean|May))")
BOTH = re.compile(rf"^{TITLE}\s+(?:and|&)\s+(?={TITLE}\s)")
LEADS_TO_SURNAME = re.compile(rf"{PARTICLE}|{CAPITAL_PARTICLE}")
LEADS_TO_NAME = re.compile(rf"{TITLE}|(?:[{LETTER}]\.){{1,3}}")
