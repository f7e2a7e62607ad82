import { editor, KeyCode, KeyMod } from 'monaco-editor/editor'
import type { Note } from '@/engine/hash-path/advice/note'
import type { tokenSpans as TokenSpans } from '@/engine/hash-path/explain/token-spans'
import { themeName } from '@/components/json-editor/monaco'
import { replayEdits, takePlace } from '@/components/json-editor/take-over'
import type { TextEdit } from '@/components/json-editor/text-edit'
import { keepOnOneLine } from './one-line'
import { languageId, setCompleter, type CompletePath } from './path-language'

/** What the editor takes over from the plain field. */
export interface PathEditorStart {
  /** The id of the plain field: the label of the field is for it. */
  readonly id: string
  readonly label: string
  readonly placeholder: string
  readonly initial: string
  /** Changes since then, each of which can be undone. */
  readonly edits: readonly TextEdit[]
  readonly selection: { readonly start: number; readonly end: number }
  readonly tokenSpans: typeof TokenSpans
  readonly onEdit: (path: string) => void
}

/** How the path is to be shown. */
export interface PathLook {
  readonly mode: 'extract' | 'get'
  /** The problems of the path that stands in the editor. */
  readonly notes: readonly Note[]
  readonly describedBy: string | undefined
}

/** The editor of a path as the field uses it. */
export interface PathCodeEditor {
  readonly getText: () => string
  /** Replaces the path; the user can undo that. */
  readonly setText: (path: string) => void
  readonly setLook: (look: PathLook) => void
  readonly setCompleter: (complete: CompletePath | undefined) => void
  readonly focus: () => void
  readonly select: () => void
  readonly dispose: () => void
}

/** A path that is longer than any that people write is not coloured: that would take longer than a key press may. */
const longestPainted = 3_000

/** True while the keyboard is in the field of a path. */
const inPath = 'hashPathField'

// Keys that mean something else in one line: Tab leaves the field, searching is left to the browser.
editor.addKeybindingRules(
  [KeyCode.Tab, KeyMod.Shift | KeyCode.Tab, KeyMod.CtrlCmd | KeyCode.KeyF, KeyCode.F3].map(
    (keybinding) => ({ keybinding, command: null, when: inPath }),
  ),
)

/** Puts an editor for one line into an element of the page. */
export function createPathEditor(host: HTMLElement, start: PathEditorStart): PathCodeEditor {
  const model = editor.createModel(start.initial, languageId)
  replayEdits(model, start.edits)
  const layer = isTransformed(host) ? addLayer() : undefined
  const widget = editor.create(host, {
    ...options,
    ...(layer === undefined ? {} : { overflowWidgetsDomNode: layer }),
    model,
    ariaLabel: start.label,
    placeholder: start.placeholder,
  })
  // Creating an editor switches this on again.
  model.updateOptions({ bracketColorizationOptions: plainBrackets })
  takePlace(widget, model, { selection: start.selection, scrollTop: 0 })
  const area = host.querySelector('textarea')
  // The label of the plain field goes on to be the label of this one.
  if (area) area.id = start.id
  area?.setAttribute('aria-multiline', 'false')
  if (area) followSelectAll(area, widget, model)
  forbidLines(widget)

  const tokens = widget.createDecorationsCollection()
  const problems = widget.createDecorationsCollection()
  let look: PathLook = { mode: 'extract', notes: [], describedBy: undefined }
  let isReplacing = false

  function paint(): void {
    const path = model.getValue()
    const spans = path.length > longestPainted ? [] : start.tokenSpans(path, look.mode)
    tokens.set(
      spans.map(({ kind, ...span }) =>
        decoration(span, { inlineClassName: `path-piece path-${kind}` }),
      ),
    )
  }

  keepOnOneLine(widget, model, (path) => {
    paint()
    if (!isReplacing) start.onEdit(path)
  })

  return {
    getText: () => model.getValue(),
    setText: (path) => {
      isReplacing = true
      widget.pushUndoStop()
      widget.executeEdits('page', [{ range: model.getFullModelRange(), text: path }])
      widget.pushUndoStop()
      isReplacing = false
      widget.setPosition({ lineNumber: 1, column: path.length + 1 })
    },
    setLook: (now) => {
      look = now
      paint()
      problems.set(now.notes.map((note) => decoration(note, problemOf(note))))
      const isWrong = now.notes.some(({ severity }) => severity === 'error')
      area?.setAttribute('aria-invalid', String(isWrong))
      if (now.describedBy) area?.setAttribute('aria-describedby', now.describedBy)
    },
    setCompleter: (complete) => setCompleter(model, complete),
    focus: () => widget.focus(),
    select: () => widget.setSelection(model.getFullModelRange()),
    dispose: () => {
      widget.dispose()
      model.dispose()
      layer?.remove()
    },
  }
}

/** Whether the field stands in something that is moved or scaled as a whole, such as a node on the canvas. */
function isTransformed(host: HTMLElement): boolean {
  for (let element = host.parentElement; element !== null; element = element.parentElement) {
    if (getComputedStyle(element).transform !== 'none') return true
  }
  return false
}

/** A place for lists and hints in the page itself: in a transformed element fixed places do not count from the screen. */
function addLayer(): HTMLElement {
  const layer = document.createElement('div')
  layer.className = 'monaco-editor path-layer'
  document.body.append(layer)
  return layer
}

/**
 * “Select all” of a browser's own menu, of assistive technology and of tools that fill fields in: the text area holds what
 * the editor shows, and the editor is told before it acts on what comes next.
 */
function followSelectAll(
  area: HTMLTextAreaElement,
  widget: editor.ICodeEditor,
  model: editor.ITextModel,
): void {
  const follow = (): void => {
    const { selectionStart, selectionEnd, value } = area
    const isAll = selectionStart === 0 && selectionEnd === value.length && value !== ''
    if (isAll && value === model.getValue()) widget.setSelection(model.getFullModelRange())
  }
  for (const event of ['focus', 'select', 'keydown', 'beforeinput']) {
    area.addEventListener(event, follow, { capture: true })
  }
}

/** Enter takes a completion over and is nothing else. */
function forbidLines(widget: editor.IStandaloneCodeEditor): void {
  widget.createContextKey(inPath, true)
  const nothing = (): void => undefined
  widget.addCommand(
    KeyCode.Enter,
    nothing,
    '!suggestWidgetVisible || !suggestWidgetHasFocusedSuggestion',
  )
  widget.addCommand(KeyMod.Shift | KeyCode.Enter, nothing)
}

function decoration(
  { start, end }: { readonly start: number; readonly end: number },
  look: Omit<editor.IModelDecorationOptions, 'stickiness'>,
): editor.IModelDeltaDecoration {
  return {
    range: { startLineNumber: 1, startColumn: start + 1, endLineNumber: 1, endColumn: end + 1 },
    options: {
      ...look,
      stickiness: editor.TrackedRangeStickiness.NeverGrowsWhenTypingAtEdges,
    },
  }
}

function problemOf({ severity, title, sentence }: Note): editor.IModelDecorationOptions {
  return {
    inlineClassName: `path-piece path-noted path-${severity}`,
    hoverMessage: { value: `**${asMarkdown(title)}.** ${asMarkdown(sentence)}` },
  }
}

/** Text that markdown shows as it is. */
function asMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!<>|~]/g, String.raw`\$&`)
}

const plainBrackets = { enabled: false, independentColorPoolPerBracketType: false }

const options: editor.IStandaloneEditorConstructionOptions = {
  theme: themeName,
  // A text area works with labels, screen readers and input methods as any other field.
  editContext: false,
  automaticLayout: true,
  fixedOverflowWidgets: true,
  fontSize: 14,
  lineHeight: 34,
  wordWrap: 'off',
  lineNumbers: 'off',
  glyphMargin: false,
  folding: false,
  lineDecorationsWidth: 10,
  renderLineHighlight: 'none',
  minimap: { enabled: false },
  overviewRulerLanes: 0,
  overviewRulerBorder: false,
  scrollBeyondLastLine: false,
  scrollBeyondLastColumn: 2,
  scrollbar: { vertical: 'hidden', horizontal: 'hidden', handleMouseWheel: false },
  tabFocusMode: true,
  autoSurround: 'never',
  autoClosingBrackets: 'never',
  autoIndent: 'none',
  matchBrackets: 'always',
  dragAndDrop: false,
  dropIntoEditor: { enabled: false },
  links: false,
  occurrencesHighlight: 'off',
  selectionHighlight: false,
  unusualLineTerminators: 'off',
  unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: false },
  guides: { indentation: false },
  quickSuggestions: { other: true, comments: true, strings: true },
  quickSuggestionsDelay: 10,
  wordBasedSuggestions: 'off',
  acceptSuggestionOnCommitCharacter: false,
  suggest: {
    insertMode: 'replace',
    showIcons: true,
    preview: false,
    snippetsPreventQuickSuggestions: false,
  },
  padding: { top: 0, bottom: 0 },
  suggestFontSize: 13,
  suggestLineHeight: 24,
}
