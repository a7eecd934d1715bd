// The addresses that a link can have: those that the server keeps (minutes/text/sanitise.py).
const SCHEME = /^([a-z][a-z0-9+.-]*):/i
const KEPT = new Set(["http", "https", "mailto"])
const MAIL = /^[^\s@/:]+@[^\s@/:]+\.[^\s@/:.]+$/
const HOST = /^(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[/?#:]|$)/i

// The address as a link has it, from what was typed; null where none can be made of it.
export function addressOf(typed) {
  const written = typed.trim()
  if (!written || /\s/.test(written)) return null
  if (MAIL.test(written)) return `mailto:${written}`
  if (HOST.test(written)) return whole(`https://${written}`)
  const scheme = SCHEME.exec(written)?.[1].toLowerCase()
  return KEPT.has(scheme) ? whole(written) : null
}

function whole(address) {
  try {
    const { protocol, hostname, pathname } = new URL(address)
    return (protocol === "mailto:" ? pathname : hostname) ? address : null
  } catch {
    return null
  }
}
