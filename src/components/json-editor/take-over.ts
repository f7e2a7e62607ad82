import type { editor } from 'monaco-editor/editor'
import type { TextEdit } from './text-edit'

/** Where the user was in the plain field that an editor takes over from. */
interface FieldPlace {
  readonly selection: { readonly start: number; readonly end: number }
  readonly scrollTop: number
}

/** Makes changes in a model, each of which the user can undo. */
export function replayEdits(model: editor.ITextModel, edits: readonly TextEdit[]): void {
  for (const { start, end, text } of edits) {
    const [from, to] = [model.getPositionAt(start), model.getPositionAt(end)]
    model.pushStackElement()
    model.pushEditOperations(
      [],
      [
        {
          range: {
            startLineNumber: from.lineNumber,
            startColumn: from.column,
            endLineNumber: to.lineNumber,
            endColumn: to.column,
          },
          text,
        },
      ],
      () => null,
    )
  }
  model.pushStackElement()
}

/** Puts selection and scroll position to where they were in the field before. */
export function takePlace(
  widget: editor.IStandaloneCodeEditor,
  model: editor.ITextModel,
  { selection, scrollTop }: FieldPlace,
): void {
  const [from, to] = [model.getPositionAt(selection.start), model.getPositionAt(selection.end)]
  widget.setSelection({
    selectionStartLineNumber: from.lineNumber,
    selectionStartColumn: from.column,
    positionLineNumber: to.lineNumber,
    positionColumn: to.column,
  })
  widget.setScrollTop(scrollTop)
}

/** Replaces the whole text; the user can undo it. */
export function replaceAll(model: editor.ITextModel, text: string): void {
  model.pushStackElement()
  model.pushEditOperations([], [{ range: model.getFullModelRange(), text }], () => null)
  model.pushStackElement()
}
