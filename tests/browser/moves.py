"""Random moves in one open page, many a second: what no keyboard is needed for, with the faults looked for at each."""

# Returns the markup the editor then has, and its words; or what was wrong, after which move, and what stood before it.
RANDOM_MOVES = r"""async ([seed, count, fill, pastes]) => {
    const { serialise } = await import("drafting/serialise")
    const { parse } = await import("drafting/adopting")
    const { chosenBlocks } = await import("drafting/secrecy")
    const { pm } = await import("django-prose-editor/editor")
    const { editor } = document.querySelector("#editor")
    const { view } = editor
    const { TextSelection, EditorState } = pm.state
    const { schema } = view.state
    const fresh = EditorState.create({ schema, doc: parse(fill, schema), plugins: view.state.plugins })
    view.updateState(fresh)
    editor.editorState = fresh

    let sown = (seed * 2654435761) % 4294967296 || 1
    const random = () => {
        sown ^= sown << 13
        sown ^= sown >>> 17
        sown = (sown ^ (sown << 5)) >>> 0
        return sown / 4294967296
    }
    const pick = (list) => list[Math.floor(random() * list.length)]
    const place = () => Math.floor(random() * (view.state.doc.content.size + 1))
    const words = () => view.state.doc.textBetween(0, view.state.doc.content.size, "\n", "\n")
    const plain = (html) => html.replace(/ data-(block|action)="[^"]*"/g, "")
    const faults = []

    const setCaret = () =>
        view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(place()))))
    const choose = () => {
        const { doc, tr } = view.state
        view.dispatch(tr.setSelection(TextSelection.between(doc.resolve(place()), doc.resolve(place()))))
    }
    const write = (text) => {
        for (const sign of text) {
            const { from, to } = view.state.selection
            const insert = () => view.state.tr.insertText(sign, from, to)
            const isHandled = view.someProp("handleTextInput", (handle) => handle(view, from, to, sign, insert))
            if (!isHandled) view.dispatch(insert())
        }
    }
    const press = (key, how = {}) => {
        const event = new KeyboardEvent("keydown", { key, ...how, bubbles: true, cancelable: true })
        if (view.someProp("handleKeyDown", (handle) => handle(view, event)) || !/^(Backspace|Delete)$/.test(key)) return
        const { selection: { empty, head, $head }, tr } = view.state
        const other = head + (key === "Delete" ? 1 : -1)
        const [from, to] = [Math.min(head, other), Math.max(head, other)]
        if (!empty) view.dispatch(tr.deleteSelection())
        else if (from >= $head.start() && to <= $head.end()) view.dispatch(tr.delete(from, to))
    }
    const paste = (kinds) => {
        const data = new DataTransfer()
        for (const [kind, content] of Object.entries(kinds)) if (content) data.setData(kind, content)
        view.dom.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }))
    }
    // Each word of what is pasted is there afterwards, once, and all that was there before it is, in its order.
    const pasteAny = (move) => {
        const { kind, content } = pick(pastes)
        const named = content.replace(/\bw(\d+)\b/g, (_, number) => `x${seed}y${move}z${number}q`)
        const [before, isCaret] = [words(), view.state.selection.empty]
        paste({ [kind]: named })
        const after = words()
        for (const word of named.match(/x\d+y\d+z\d+q/g)) {
            if (after.split(word).length !== 2) faults.push(`${word} stands ${after.split(word).length - 1} times`)
        }
        let at = 0
        const now = after.replace(/\s/g, "")
        for (const sign of isCaret ? before.replace(/\s/g, "") : "") at = at < 0 ? at : now.indexOf(sign, at) + 1 || -1
        if (at < 0) faults.push("what was there before the paste is not there any more")
    }
    let clip = null
    const copy = (isCut) => {
        if (view.state.selection.empty) return
        const { dom, text } = view.serializeForClipboard(view.state.selection.content())
        clip = { "text/html": dom.innerHTML, "text/plain": text }
        if (isCut) view.dispatch(view.state.tr.deleteSelection())
    }
    const makeSecret = () => {
        const chosen = chosenBlocks(view.state)
        if (chosen.length && !chosen.some(({ node }) => node.attrs.sensitivity)) editor.commands.toggleSecrecy()
        for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close()
    }
    const TEXTS = [
        ...["a", "b c", ". ", "NOTED ", "The Panel AGREED it. ", "AGREED", "ACTION: ", "- ", "1. "],
        ..."'q' \"q\" 5' 6\" '90s ".split(" "),
    ]
    const ctrl = { ctrlKey: true }
    const shift = { shiftKey: true }
    const altShift = { altKey: true, shiftKey: true }
    const KEYS = [
        ["Enter"], ["Enter"], ["Enter", shift], ["Backspace"], ["Backspace"], ["Delete"], ["Tab"], ["Tab", shift],
        ...["b", "i", "u", "a"].map((key) => [key, ctrl]), ...["h", "a", "p", "x"].map((key) => [key, altShift]),
        ...["ArrowDown", "ArrowRight", "Delete", "Backspace"].map((key) => [key, altShift]),
    ]
    const IN_TABLE = "addTable addRowAfter addColumnAfter removeRow removeColumn mergeCells splitCell".split(" ")
    const back = () => pick([editor.commands.undo, editor.commands.undo, editor.commands.redo])()
    const KINDS = [
        [20, setCaret], [7, choose], [15, () => write(pick(TEXTS))], [20, () => press(...pick(KEYS))], [10, pasteAny],
        [6, () => copy(random() < 0.4)], [7, () => clip && paste(clip)], [4, () => editor.commands[pick(IN_TABLE)]()],
        [2, makeSecret], [2, () => editor.commands.addOutcome(pick(["NOTED", "AGREED"]), "The Panel")], [7, back],
    ]
    const BAG = KINDS.flatMap(([weight, kind]) => Array(weight).fill(kind))

    const secret = () => {
        const ids = new Set()
        view.state.doc.forEach(({ attrs }) => attrs.sensitivity && ids.add(attrs.block))
        return ids
    }
    const look = (was, isBack) => {
        const { doc } = view.state
        doc.check()
        const ids = []
        const statements = new Map()
        doc.descendants((node, _place, parent) => {
            if (node.attrs.block && parent !== doc) faults.push("an id below the top")
            if (node.type.name === "action") ids.push(node.attrs.action)
            for (const { type, attrs } of node.marks) {
                if (type.name !== "decision") continue
                if ((statements.get(attrs.id) ?? parent) !== parent) faults.push("a statement in two paragraphs")
                statements.set(attrs.id, parent)
            }
        })
        doc.forEach(({ attrs, textContent }) => {
            ids.push(attrs.block)
            if (!attrs.sensitivity && /zinnober|quartz/.test(textContent)) faults.push("a secret word is public")
            if (!attrs.sensitivity && was.has(attrs.block) && !isBack) faults.push("secrecy fell")
        })
        if (ids.includes(null) || new Set(ids).size < ids.length) faults.push("an id twice, or none")
    }
    const hear = ({ message }) => faults.push(message)
    window.addEventListener("error", hear)
    const told = []
    for (let move = 0; move < count && !faults.length; move += 1) {
        const kind = pick(BAG)
        const [before, was] = [plain(serialise(view.state.doc)), secret()]
        try {
            kind(move)
            look(was, kind === back)
        } catch (error) {
            faults.push(error.stack)
        }
        if (faults.length) told.push(String(kind), before, plain(serialise(view.state.doc)))
    }
    const [html, text] = [serialise(view.state.doc), words()]
    // All of it undone, and done again: the same.
    const later = pm.history.redoDepth(view.state)
    for (let step = 0; step < 500 && pm.history.undoDepth(view.state); step += 1) editor.commands.undo()
    for (let step = 0; step < 500 && pm.history.redoDepth(view.state) > later; step += 1) editor.commands.redo()
    if (!faults.length && plain(serialise(view.state.doc)).length !== plain(html).length) faults.push("redo differs")
    window.removeEventListener("error", hear)
    return { faults: [...faults, ...told], html, text }
}"""
