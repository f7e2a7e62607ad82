/** The colours of a picture: those of the page (styles/tokens.css), as a picture cannot ask the page for them. */
export interface PictureColours {
  readonly canvas: string
  readonly surface: string
  /** A node that is switched off. */
  readonly sunken: string
  readonly border: string
  readonly text: string
  readonly muted: string
  readonly line: string
  readonly label: string
  readonly labelSurface: string
  readonly note: string
  readonly noteSurface: string
  /** The stripe and icon of a node, by the type of its module. */
  readonly trigger: string
  readonly logic: string
  readonly action: string
  /** A node whose type is none of these. */
  readonly unknown: string
}

export type PictureTheme = 'light' | 'dark'

export const pictureColours: Readonly<Record<PictureTheme, PictureColours>> = {
  light: {
    canvas: '#f4f5f8',
    surface: '#ffffff',
    sunken: '#eceef3',
    border: '#d8dde6',
    text: '#1a2130',
    muted: '#535d6e',
    line: '#8b95a5',
    label: '#1d5bb8',
    labelSurface: '#e2ecfb',
    note: '#815200',
    noteSurface: '#fcf0d6',
    trigger: '#17692f',
    logic: '#6a35b8',
    action: '#1d5bb8',
    unknown: '#b3261e',
  },
  dark: {
    canvas: '#13161b',
    surface: '#1a1e25',
    sunken: '#0f1216',
    border: '#323a46',
    text: '#e4e8ef',
    muted: '#a2acbb',
    line: '#667184',
    label: '#82b4ff',
    labelSurface: '#1d2e48',
    note: '#e8b552',
    noteSurface: '#352a14',
    trigger: '#62cf86',
    logic: '#c4a1ff',
    action: '#82b4ff',
    unknown: '#ff8f86',
  },
}

/** The colour of a node, by the type of its module. */
export function colourOfType(colours: PictureColours, moduleType: string): string {
  if (moduleType === 'trigger') return colours.trigger
  if (moduleType === 'logic') return colours.logic
  return moduleType === 'action' ? colours.action : colours.unknown
}
