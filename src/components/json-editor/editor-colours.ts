/**
 * Colours of the page as Monaco wants them (`#rrggbb`): read from the page's own custom properties, so that the editor
 * follows the theme without a second palette.
 */
export type ColourReader = (property: string) => string

/** Makes a reader for the theme that is on now; call `done` when all colours are read. */
export function readColours(): { readonly colour: ColourReader; readonly done: () => void } {
  const probe = document.createElement('span')
  document.body.append(probe)
  return {
    colour: (property) => {
      probe.style.color = `var(${property})`
      return toHex(getComputedStyle(probe).color)
    },
    done: () => {
      probe.remove()
    },
  }
}

/** `rgb(26, 30, 37)` → `#1a1e25`. */
export function toHex(rgb: string): string {
  const parts = rgb.match(/[\d.]+/g)?.slice(0, 3) ?? []
  return `#${parts.map((part) => Math.round(Number(part)).toString(16).padStart(2, '0')).join('')}`
}
