// The blocks that two have changed, as long as nobody has chosen which wording stands: uuid → clash.
import { blocksOf } from "drafting/markup"

/** @import { BlockId, Clash, Markup } from "./types" */

/** @extends {Map<BlockId, Clash>} */
export class OpenClashes extends Map {
  /** @param {Clash[]} clashes */
  add(clashes) {
    for (const clash of clashes) this.set(clash.block, clash)
  }

  // The others' wording of each, which is what stands until somebody has chosen.
  get theirs() {
    return new Map([...this].map(([block, { theirs }]) => [block, theirs]))
  }

  // Others may have gone on writing: theirs is what stands now.
  /** @param {Markup} html */
  renew(html) {
    if (!this.size) return
    const now = blocksOf(html)
    for (const [block, clash] of this) {
      if (now.has(block)) clash.theirs = now.get(block)
    }
  }
}
