// On a phone the tools stand at the thumb, above the keyboard. Where the browser lays its keyboard over the page instead
// of making the page smaller, they are lifted by what it covers.
export function standAboveKeyboard({ visualViewport } = window) {
  if (!visualViewport) return
  const lift = () => {
    const covered = Math.max(0, window.innerHeight - visualViewport.height - visualViewport.offsetTop)
    // Zoomed in, less is seen of the page, and nothing is covered.
    const isZoomed = visualViewport.scale > 1.01
    document.documentElement.style.setProperty("--keyboard", isZoomed ? "0px" : `${covered}px`)
  }
  visualViewport.addEventListener("resize", lift)
  visualViewport.addEventListener("scroll", lift)
  lift()
}
