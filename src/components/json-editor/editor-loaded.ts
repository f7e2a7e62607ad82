let settle = (): void => undefined
let isExpected = false

/** Resolves when the code editor has been loaded, or could not be: what can wait until then is loaded behind it. */
export const editorLoaded = new Promise<void>((resolve) => (settle = resolve))

/** Tells that there is a part of the page that is about to load the code editor. */
export function expectEditor(): void {
  isExpected = true
}

/** Whether it is worth waiting for `editorLoaded`. */
export function isEditorExpected(): boolean {
  return isExpected
}

/** Tells that loading the code editor has ended, one way or the other. */
export function editorHasLoaded(): void {
  settle()
}
