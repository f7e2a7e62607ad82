import { languages, type editor, type IRange, type Position } from 'monaco-editor/editor'
import type { Completion, Completions } from '@/engine/hash-path/complete/completion'

/** What can stand at the cursor of a path; null when nothing is known about that. */
export type CompletePath = (path: string, cursor: number) => Promise<Completions | null>

export const languageId = 'hash-path'

const kinds = {
  key: languages.CompletionItemKind.Field,
  wildcard: languages.CompletionItemKind.Unit,
  attribute: languages.CompletionItemKind.Property,
  operator: languages.CompletionItemKind.Operator,
  value: languages.CompletionItemKind.Value,
  bracket: languages.CompletionItemKind.Keyword,
} satisfies Record<Completion['kind'], languages.CompletionItemKind>

const completers = new WeakMap<editor.ITextModel, CompletePath>()

/** Lets completions of a path come from a function; undefined: there are none. */
export function setCompleter(model: editor.ITextModel, complete: CompletePath | undefined): void {
  if (complete) completers.set(model, complete)
  else completers.delete(model)
}

languages.register({ id: languageId })
languages.setLanguageConfiguration(languageId, {
  wordPattern: /[^\s.[\]{}=<>!]+/,
  brackets: [
    ['{', '}'],
    ['[', ']'],
  ],
})
languages.registerCompletionItemProvider(languageId, {
  triggerCharacters: ['.', '[', ']', '{', '=', '<', '>', '!'],
  provideCompletionItems: async (model, position) => {
    const path = model.getValue()
    const found = await completers.get(model)?.(path, position.column - 1)
    if (!found) return { suggestions: [] }
    // Asked again for every character: what fits is for the engine to say, not for the editor.
    const suggestions = found.items.map((item, index) => suggestion(item, index, position, path))
    return { suggestions, incomplete: true }
  },
})

function suggestion(
  { kind, label, text, start, end, detail }: Completion,
  index: number,
  position: Position,
  path: string,
): languages.CompletionItem {
  const insert = rangeOf(start, position.column - 1)
  return {
    label: { label, description: detail },
    kind: kinds[kind],
    insertText: text,
    // The order is the engine's, and so is the choice.
    filterText: path.slice(start, position.column - 1),
    sortText: String(index).padStart(4, '0'),
    range: { insert, replace: rangeOf(start, Math.max(end, position.column - 1)) },
  }
}

function rangeOf(start: number, end: number): IRange {
  return { startLineNumber: 1, startColumn: start + 1, endLineNumber: 1, endColumn: end + 1 }
}
