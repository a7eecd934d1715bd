"""What is done beside the text in a history: the attendance, and the way to signed minutes and back."""

from random import Random

from lxml import html

from tests.forms import sent_as_found
from tests.histories.ledger import Ledger, Move, Register, tokens_in
from tests.histories.session import NoAnswer, Session

PASSWORD = "paper and ink 47"
WAY = {
    "send-to-chair": {},
    "circulate": {},
    "approve": {"at": "ex-committee"},
    "sign": {"password": PASSWORD},
    "reopen": {"reason": "A slip."},
}


def record_attendance(session: Session, reference: str, token: str, random: Random, ledger: Ledger) -> None:
    """A guest is added, and where there are many one is taken out."""
    address = f"/meetings/{reference}/attendance/"
    answer = session.get(address)
    if answer.status != 200:
        if answer.status != 409:
            ledger.odd(f"The attendance answered {answer.status}: {answer.body[:300]}")
        return
    sent, guests = sent_as_found(answer.body), _guests(answer.body)
    before = frozenset(guests)
    leaves = random.choice(sorted(guests)) if len(guests) > 4 else None
    if leaves:
        del sent[guests.pop(leaves)]
    sent["guest-1-name"] = [f"Guest {token}"]
    register = Register(before, frozenset({*guests, token}))
    ledger.registers.append(register)
    try:
        status = session.post_form(address, sent).status
    except NoAnswer:
        ledger.count("unheard")
        return
    if status not in (302, 409):
        ledger.odd(f"An attendance was answered {status}.")
    register.is_acknowledged = status == 302


def _guests(page: str) -> dict[str, str]:
    """The guests who are recorded, by their words, each with the name of their box."""
    found = {}
    tree = html.fromstring(page)
    for box in tree.xpath("//main//input[@type='checkbox' and @checked]"):
        label = tree.xpath(f"//label[@for='{box.get('id')}']")[0].text_content()
        found |= {token: box.get("name") for token in tokens_in(label)}
    return found


def sign_and_reopen(secretary: Session, chair: Session, reference: str, ledger: Ledger) -> None:
    """The whole way, from wherever the minutes stand, until they are a draft again."""
    for verb, fields in WAY.items():
        session, address = chair if verb == "sign" else secretary, f"/minutes/{reference}/{verb}/"
        shown = session.get(address)
        if shown.status != 200:
            continue  # they stand elsewhere on the way
        ledger.moves.append(move := Move(verb))
        try:
            status = session.post_form(address, sent_as_found(shown.body) | fields).status
        except NoAnswer:
            ledger.count("unheard")
            continue
        move.is_acknowledged = status == 302
        if status not in (302, 409):
            ledger.odd(f"{verb} was answered {status}.")
