import { editor } from 'monaco-editor/editor'

/** Line breaks with the spaces around them, as they come from text that was broken over lines. */
const lineBreak = /[^\S\n]*\n\s*/g

/**
 * Keeps the text of a code editor on one line: what is pasted or dropped with line breaks is joined, and undoing goes
 * over that in one go. The pieces are put together without anything in between, as a path has no use for a space.
 *
 * @param onChange called with every text that the user sees
 */
export function keepOnOneLine(
  widget: editor.ICodeEditor,
  model: editor.ITextModel,
  onChange: (text: string) => void,
): void {
  model.setEOL(editor.EndOfLineSequence.LF)
  widget.onDidChangeModelContent(({ isUndoing, isRedoing }) => {
    if (model.getLineCount() === 1) onChange(model.getValue())
    // The editor is in the middle of its change: the next one has to wait until it is through.
    else if (isUndoing) queueMicrotask(() => widget.trigger('one-line', 'undo', null))
    else if (isRedoing) queueMicrotask(() => widget.trigger('one-line', 'redo', null))
    else queueMicrotask(() => join(widget, model))
  })
}

function join(widget: editor.ICodeEditor, model: editor.ITextModel): void {
  const breaks = [...model.getValue().matchAll(lineBreak)]
  widget.executeEdits(
    'one-line',
    breaks.map(({ 0: { length }, index }) => {
      const [start, end] = [model.getPositionAt(index), model.getPositionAt(index + length)]
      const range = {
        startLineNumber: start.lineNumber,
        startColumn: start.column,
        endLineNumber: end.lineNumber,
        endColumn: end.column,
      }
      return { range, text: '' }
    }),
  )
  widget.pushUndoStop()
}
