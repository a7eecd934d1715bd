// Which quote a straight one becomes. Pure.
const STYLES = {
  double: { '"': "“”", "'": "‘’" },
  single: { '"': "‘’", "'": "‘’" },
}
const OPENS = /^$|[\s([{“‘–—/-]$/u

// The quote that a straight one becomes behind these words; empty where the panel keeps what is typed.
export function quoteFor(straight, before, style) {
  const pair = STYLES[style]?.[straight]
  if (!pair) return ""
  return OPENS.test(before) ? pair[0] : pair[1]
}
