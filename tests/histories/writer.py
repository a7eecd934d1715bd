"""A secretary in a history: one editor open on each item, which does what ours does, and random work in it."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from uuid import UUID

from minutes.text.markup import blocks_of
from tests.histories import beside
from tests.histories.ledger import Ledger, Save, timed, tokens_in
from tests.histories.session import Answer, NoAnswer, Session

MOST_BLOCKS = 10
WEIGHTS = {"write": 34, "rewrite": 22, "remove": 6, "move": 12, "cut_and_paste": 10, "adopt": 8, "attendance": 8}


@dataclass(slots=True)
class Editor:
    """The text of an item as one has it: ``base`` came from the server at ``revision``; ``unheard`` was sent since."""

    base: str
    revision: int
    unheard: list[str] = field(default_factory=list)

    @property
    def html(self) -> str:
        return self.unheard[-1] if self.unheard else self.base


@dataclass
class Writer:
    number: int
    account: int
    items: list[int]
    reference: str
    session: Session
    random: Random
    ledger: Ledger
    editors: dict[int, Editor] = field(default_factory=dict)
    typed: int = 0

    def work(self, operations: int, done: Callable[[], object]) -> None:
        for _ in range(operations):
            self.do_something()
            done()

    def do_something(self) -> None:
        (what,) = self.random.choices([*WEIGHTS], [*WEIGHTS.values()])
        item = self.random.choice(self.items)
        self.ledger.count(what)
        if what == "attendance":
            beside.record_attendance(self.session, self.reference, self.new_token(), self.random, self.ledger)
        elif what == "cut_and_paste":
            self.cut_and_paste(item)
        elif what == "adopt":
            self.adopt(item)
        else:
            self.change(item, what)

    def new_token(self) -> str:
        self.typed += 1
        return f"t{self.number}x{self.typed}t"

    def adopt(self, item: int) -> Editor | None:
        """Take up what others have written; whoever has something unheard sends that first."""
        editor = self.editors.get(item)
        if editor and editor.unheard and not self.save(item, editor.html):
            return self.editors.get(item)
        answer = self.session.get(self._address(item, "news"))
        if answer.status != 200:
            self.expect(answer, 409)  # the minutes are no draft just now
            self.editors.pop(item, None)
            return None
        now = answer.json()
        self.editors[item] = Editor(now["html"], now["revision"])
        return self.editors[item]

    def change(self, item: int, what: str) -> None:
        editor = self.editors.get(item) or self.adopt(item)
        if editor is None:
            return
        blocks = list(blocks_of(editor.html).values())
        if len(blocks) > MOST_BLOCKS:
            what = "remove"
        elif len(blocks) < 3 and what != "rewrite":
            what = "write"
        self.save(item, "".join(getattr(self, f"_{what}")(blocks)))

    def _write(self, blocks: list[str]) -> list[str]:
        at = self.random.randint(0, len(blocks))
        return [*blocks[:at], self._new_block(), *blocks[at:]]

    def _rewrite(self, blocks: list[str]) -> list[str]:
        """A word is replaced, or one is added behind it."""
        written = [place for place, block in enumerate(blocks) if tokens_in(block)]
        if not written:
            return self._write(blocks)
        at = self.random.choice(written)
        words, new = tokens_in(blocks[at]), self.new_token()
        old, keeps = self.random.choice(words), len(words) < 4 and self.random.random() < 0.5
        blocks[at] = blocks[at].replace(old, f"{old} {new}" if keeps else new)
        return blocks

    def _remove(self, blocks: list[str]) -> list[str]:
        blocks.pop(self.random.randrange(len(blocks)))
        return blocks

    def _move(self, blocks: list[str]) -> list[str]:
        block = blocks.pop(self.random.randrange(len(blocks)))
        blocks.insert(self.random.randint(0, len(blocks)), block)
        return blocks

    def _new_block(self) -> str:
        token, block, uuid = self.new_token(), self._uuid(), self._uuid()
        match self.random.randrange(4):
            case 0:
                stated = f'<span data-decision="{uuid}" data-outcome="AGREED">The Panel AGREED {token}.</span>'
                return f'<p data-block="{block}">{stated}</p>'
            case 1:
                return f'<aside data-block="{block}" data-action="{uuid}">Member to do {token}.</aside>'
            case _:
                return f'<p data-block="{block}">The Panel heard {token}.</p>'

    def _uuid(self) -> UUID:
        return UUID(int=self.random.getrandbits(128), version=4)

    def cut_and_paste(self, item: int) -> None:
        """Cut here and pasted there, or the other way round."""
        there = self.random.choice([other for other in self.items if other != item])
        source, target = self.adopt(item), self.adopt(there)
        if not source or not target or len(blocks := list(blocks_of(source.html).values())) < 3:
            return
        block = blocks.pop(self.random.randrange(len(blocks)))
        if any(token in target.html for token in tokens_in(block)):
            return  # its copy is there from last time, when the cut was not heard
        pasted = list(blocks_of(target.html).values())
        pasted.insert(self.random.randint(0, len(pasted)), block)
        halves = [(item, "".join(blocks)), (there, "".join(pasted))]
        self.random.shuffle(halves)
        for where, html in halves:
            self.save(where, html)

    def save(self, item: int, html: str) -> bool:
        """Send a text as it is now; returns whether it was heard that it is saved."""
        editor = self.editors.get(item)
        if editor is None:
            return False
        save = Save(item, self.account, frozenset(tokens_in(editor.html)), frozenset(tokens_in(html)))
        self.ledger.send(save)
        sent = {"html": html, "revision": editor.revision, "before": editor.unheard}
        try:
            with timed(save):
                answer = self.session.post_json(self._address(item, "save"), sent)
        except NoAnswer:
            self.ledger.count("unheard")
            editor.unheard.append(html)
            return False
        return self._heard(item, save, answer, html)

    def _heard(self, item: int, save: Save, answer: Answer, html: str) -> bool:
        if not self.expect(answer, 200, 409):
            self.editors.pop(item, None)
            return False
        told = answer.json()
        if answer.status == 200:
            save.html, save.revision, save.is_new = told["html"], told["revision"], told["is_new"]
            self.editors[item] = Editor(save.html, save.revision)
            return True
        if "clashes" in told:
            self.ledger.count("clash")
            self.editors[item] = Editor(told["html"], told["revision"])
            return self.save(item, self._chosen(told))
        if "is_new" not in told:  # nothing was done, and so it says; it is sent again
            self.ledger.count("refused")
            self.editors[item].unheard.append(html)
            return False
        self.ledger.count("too late")
        save.is_late = True
        del self.editors[item]
        return False

    def _chosen(self, told: dict) -> str:
        """The wording that stands in each clash: one's own or theirs, as it falls."""
        text = told["html"]
        for clash in told["clashes"]:
            if self.random.random() < 0.5:
                continue
            text = text.replace(clash["theirs"], clash["mine"]) if clash["theirs"] else text + clash["mine"]
        return text

    def expect(self, answer: Answer, *statuses: int) -> bool:
        if answer.status in statuses:
            return True
        self.ledger.odd(f"Writer {self.number} was answered {answer.status}: {answer.body[:300]}")
        return False

    def _address(self, item: int, what: str) -> str:
        return f"/drafting/{self.reference}/1/{what}?item={item}"


def all_at_work(writers: list[Writer], operations: int, done: Callable[[], object]) -> None:
    """Each does so many things, all at once. What one of them stumbles over is raised here."""
    stumbled: list[BaseException] = []

    def run(writer: Writer) -> None:
        try:
            writer.work(operations, done)
        except BaseException as error:
            stumbled.append(error)

    threads = [threading.Thread(target=run, args=(writer,)) for writer in writers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if stumbled:
        raise stumbled[0]
