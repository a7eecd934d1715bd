// Where a change comes from. The plugins that keep ids, secrecy and statements true leave some changes alone.
import { pm } from "django-prose-editor/editor"

const ORIGIN = "smartgov-origin"

// "remote": taken over from the server. "secrecy": somebody lifted or set it. "statement": marked by hand.
export const from = (transaction, origin) => transaction.setMeta(ORIGIN, origin)
export const isFrom = (transaction, ...origins) => origins.includes(transaction.getMeta(ORIGIN))
export const isHistory = (transaction) => pm.history.isHistoryTransaction(transaction)
