let settle = (): void => undefined

/** Resolves when the code editor has been loaded, or could not be: what can wait until then is loaded behind it. */
export const editorLoaded = new Promise<void>((resolve) => (settle = resolve))

/** Tells that loading the code editor has ended, one way or the other. */
export function editorHasLoaded(): void {
  settle()
}
