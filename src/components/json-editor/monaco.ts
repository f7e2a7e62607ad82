import { editor, KeyCode, KeyMod, MarkerSeverity, type IRange } from 'monaco-editor/editor'
import 'monaco-editor/features/bracketMatching/register'
import 'monaco-editor/features/clipboard/register'
import 'monaco-editor/features/codicon/register'
import 'monaco-editor/features/contextmenu/register'
import 'monaco-editor/features/find/register'
import 'monaco-editor/features/folding/register'
import 'monaco-editor/features/gotoError/register'
import 'monaco-editor/features/hover/register'
import 'monaco-editor/features/indentation/register'
import 'monaco-editor/features/linesOperations/register'
import 'monaco-editor/features/multicursor/register'
import 'monaco-editor/features/placeholderText/register'
import 'monaco-editor/editor/contrib/suggest/browser/suggestController.js'
import 'monaco-editor/features/wordOperations/register'
import { jsonDefaults } from 'monaco-editor/languages/features/json/register'
import editorWorker from 'monaco-editor/editor/editor.worker.js?worker&url'
import type { TextRange } from '@/formats/json/text-ranges'
import { startWorker } from '@/stores/start-worker'
import { readColours } from './editor-colours'
import { replaceAll, replayEdits, takePlace } from './take-over'
import type { TextEdit } from './text-edit'

/**
 * Monaco, set up for JSON. This file is loaded when the page is already in use; nothing loads Monaco but through it. All
 * features are named here, also those that other editors need: what comes after the first editor comes too late.
 *
 * Only the colouring is taken from Monaco's JSON language: faults come from the engine worker, which reads the text
 * anyway, so that what is underlined and what is said beside it never differ.
 */
globalThis.MonacoEnvironment = { getWorker: (_id, label) => startWorker(editorWorker, label) }

jsonDefaults.setModeConfiguration({ tokens: true })

// Left to the page, where it runs what is being edited; Monaco would insert a line.
editor.addKeybindingRule({ keybinding: KeyMod.CtrlCmd | KeyCode.Enter, command: null })

/** From this size on there is no colouring, and no undoing of the page's own replacements: both take too long. */
const plainFrom = 8_000_000

const owner = 'engine'
/** The one theme of all editors, in the colours of the page. */
export const themeName = 'page'

/** What an editor starts with, perhaps taken over from a text area. */
export interface EditorStart {
  readonly label: string
  readonly readOnly: boolean
  readonly initial: string
  /** Changes since then, each of which can be undone. */
  readonly edits: readonly TextEdit[]
  readonly selection: { readonly start: number; readonly end: number }
  readonly scrollTop: number
  readonly onEdit: () => void
  /** The cursor is somewhere else now. */
  readonly onCursor: (line: number, column: number) => void
}

/** A place to be underlined, with the words for it. */
export interface EditorFault {
  readonly line: number
  readonly column: number
  readonly message: string
}

/** The editor as the page uses it. */
export interface JsonCodeEditor {
  readonly getText: () => string
  /** Replaces the text; the user can undo that, unless the text is very big. */
  readonly setText: (text: string) => void
  readonly setReadOnly: (readOnly: boolean) => void
  readonly setFault: (fault: EditorFault | null) => void
  /** Marks pieces of the text, in the text and in its margin. */
  readonly setMarks: (ranges: readonly TextRange[]) => void
  /** Selects a piece and shows it; the focus stays where it is. */
  readonly reveal: (range: TextRange) => void
  readonly goTo: (line: number, column: number) => void
  /** What is selected; where nothing is, the place of the cursor. */
  readonly getSelections: () => readonly TextRange[]
  readonly focus: () => void
  readonly dispose: () => void
}

/** Makes the colours of all editors those of the page's theme. To be called when the theme has changed. */
export function followTheme(isDark: boolean): void {
  const { colour, done } = readColours()
  editor.defineTheme(themeName, {
    base: isDark ? 'vs-dark' : 'vs',
    inherit: true,
    rules: [
      { token: 'string.key.json', foreground: colour('--json-key') },
      { token: 'string.value.json', foreground: colour('--json-string') },
      { token: 'number.json', foreground: colour('--json-number') },
      { token: 'keyword.json', foreground: colour('--json-word') },
    ],
    colors: {
      'editor.background': colour('--surface'),
      'editor.foreground': colour('--text'),
      'editorLineNumber.foreground': colour('--text-muted'),
      'editorLineNumber.activeForeground': colour('--text'),
      'editorGutter.background': colour('--surface'),
      'editorWidget.background': colour('--raised'),
      'editorWidget.border': colour('--border'),
      'editorSuggestWidget.background': colour('--raised'),
      'editorSuggestWidget.border': colour('--border-control'),
      'editorSuggestWidget.foreground': colour('--text'),
      'editorSuggestWidget.selectedBackground': colour('--accent-soft'),
      'editorSuggestWidget.selectedForeground': colour('--text'),
      'editorSuggestWidget.highlightForeground': colour('--accent'),
      'editorSuggestWidget.focusHighlightForeground': colour('--accent'),
      'editorHoverWidget.background': colour('--raised'),
      'editorHoverWidget.border': colour('--border-control'),
      'editor.placeholder.foreground': colour('--text-muted'),
      focusBorder: colour('--focus'),
    },
  })
  done()
  editor.setTheme(themeName)
}

/** Puts an editor into an element of the page. */
export function createJsonEditor(host: HTMLElement, start: EditorStart): JsonCodeEditor {
  let model = createModel(start.initial)
  replayEdits(model, start.edits)
  const { label: ariaLabel, readOnly } = start
  const widget = editor.create(host, { ...options, model, ariaLabel, readOnly })
  setModelOptions(model)
  takePlace(widget, model, start)
  // Replacing the whole text by the page is no edit of the user's.
  let isReplacing = false
  widget.onDidChangeModelContent(() => {
    if (!isReplacing) start.onEdit()
  })

  widget.onDidChangeCursorPosition(({ position }) => {
    if (!isReplacing) start.onCursor(position.lineNumber, position.column)
  })
  const marks = widget.createDecorationsCollection()

  function setText(text: string): void {
    isReplacing = true
    if (model.getValueLength() === 0 && text.length < plainFrom) model.setValue(text)
    else if (Math.max(text.length, model.getValueLength()) < plainFrom) replaceAll(model, text)
    else {
      const old = model
      model = createModel(text)
      widget.setModel(model)
      setModelOptions(model)
      old.dispose()
    }
    isReplacing = false
    widget.setPosition({ lineNumber: 1, column: 1 })
    widget.setScrollTop(0)
  }

  return {
    setText,
    getText: () => model.getValue(),
    setReadOnly: (now) => widget.updateOptions({ readOnly: now }),
    setFault: (fault) =>
      editor.setModelMarkers(model, owner, fault ? [markerOf(model, fault)] : []),
    setMarks: (ranges) =>
      marks.set(ranges.map((range) => ({ range: toRange(range), options: mark }))),
    reveal: (range) => {
      widget.setSelection(toRange(range))
      widget.revealRangeInCenter(toRange(range))
    },
    goTo: (line, column) => {
      const position = { lineNumber: line, column }
      widget.setPosition(position)
      widget.revealPositionInCenter(position)
      widget.focus()
    },
    getSelections: () => widget.getSelections()?.map(fromRange) ?? [],
    focus: () => widget.focus(),
    dispose: () => {
      widget.dispose()
      model.dispose()
    },
  }
}

const mark: editor.IModelDecorationOptions = {
  className: 'json-mark',
  linesDecorationsClassName: 'json-mark-margin',
  overviewRuler: { color: { id: 'focusBorder' }, position: editor.OverviewRulerLane.Center },
}

function toRange(range: TextRange): IRange {
  return {
    startLineNumber: range.startLine,
    startColumn: range.startColumn,
    endLineNumber: range.endLine,
    endColumn: range.endColumn,
  }
}

function fromRange(range: IRange): TextRange {
  return {
    startLine: range.startLineNumber,
    startColumn: range.startColumn,
    endLine: range.endLineNumber,
    endColumn: range.endColumn,
  }
}

function createModel(text: string): editor.ITextModel {
  return editor.createModel(text, text.length < plainFrom ? 'json' : 'plaintext')
}

/** Brackets have one colour: colouring them in pairs reads the whole text. Creating an editor sets this back. */
function setModelOptions(model: editor.ITextModel): void {
  model.updateOptions({
    bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false },
  })
}

const options: editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  fontSize: 12,
  lineHeight: 18,
  minimap: { enabled: false },
  scrollBeyondLastLine: false,
  // Tab leaves the editor: somebody without a mouse must get out, and JSON needs no tabs.
  tabFocusMode: true,
  // Monaco 0.57 loses count of its tokens after surrounding a whole text, and then hangs.
  autoSurround: 'never',
  tabSize: 2,
  detectIndentation: false,
  foldingStrategy: 'indentation',
  foldingMaximumRegions: 20_000,
  stickyScroll: { enabled: false },
  wordBasedSuggestions: 'off',
  quickSuggestions: false,
  links: false,
  occurrencesHighlight: 'off',
  unusualLineTerminators: 'off',
  unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: false },
  guides: { indentation: true, bracketPairs: false },
  renderLineHighlight: 'line',
  overviewRulerBorder: false,
  hideCursorInOverviewRuler: true,
  padding: { top: 6, bottom: 6 },
  theme: themeName,
}

/** Underlines from the place to the end of its word, at least one character. */
function markerOf(
  model: editor.ITextModel,
  { line, column, message }: EditorFault,
): editor.IMarkerData {
  const startLineNumber = Math.min(line, model.getLineCount())
  const word = model.getWordAtPosition({ lineNumber: startLineNumber, column })
  return {
    severity: MarkerSeverity.Error,
    message,
    startLineNumber,
    startColumn: column,
    endLineNumber: startLineNumber,
    endColumn: Math.max(column + 1, word?.endColumn ?? 0),
  }
}
