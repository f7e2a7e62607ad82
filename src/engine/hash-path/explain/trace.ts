import { toPhpArray } from '../../php/array.ts'
import { isEmpty } from '../../php/empty.ts'
import type { PhpValue } from '../../php/value.ts'
import { checkIsArray } from '../check-is-array.ts'
import { compilePath } from '../compile-path.ts'
import type { ParsedPath, PathToken } from '../parse-path.ts'
import { DropRecorder, type DropGroup } from './drop-recorder.ts'
import { catchEngineError, type EngineError } from './engine-error.ts'
import type { PathMode } from './explanation.ts'
import { ItemList } from './item-list.ts'
import type { Place } from './place.ts'
import { dropNull, reachByKey } from './reach-by-key.ts'
import { keepPassing } from './keep-passing.ts'

/** What one token did with the items that came to it. */
export interface StepTrace {
  readonly token: PathToken
  readonly before: ItemList
  /** The items the key part leads to. */
  readonly reached: ItemList
  /** Those of them that passed the conditions. */
  readonly kept: ItemList
  readonly drops: readonly DropGroup[]
}

/** How a path went through data: every step with all of its items. */
export interface PathTrace {
  readonly data: PhpValue
  readonly path: string
  readonly mode: PathMode
  /** Undefined when the path was not taken apart, being empty or having too many parts. */
  readonly parsed: ParsedPath | undefined
  readonly root: ItemList
  readonly steps: readonly StepTrace[]
  /** What `extract` or `get` gives; undefined when the walk failed. */
  readonly result: PhpValue | undefined
  readonly failure: TraceFailure | undefined
}

/** An error that ended the walk. */
export interface TraceFailure {
  readonly error: EngineError
  /** The token at work. */
  readonly step: number | undefined
  /** The item at which it happened. */
  readonly place: Place | undefined
}

/**
 * Walks a path as `extract` (or `get`) does and keeps what happened at every token. Step after step for all items, as
 * MISP itself goes. An error of PHP does not end it in an exception: it becomes part of the answer.
 */
export function tracePath(data: PhpValue, path: string, mode: PathMode): PathTrace {
  const trace = new Tracer(data, path, mode)
  trace.run()
  return trace
}

class Tracer implements PathTrace {
  readonly data: PhpValue
  readonly path: string
  readonly mode: PathMode
  readonly root: ItemList
  readonly steps: StepTrace[] = []
  parsed: ParsedPath | undefined
  result: PhpValue | undefined
  failure: TraceFailure | undefined

  constructor(data: PhpValue, path: string, mode: PathMode) {
    this.data = data
    this.path = path
    this.mode = mode
    this.root = ItemList.of(data)
  }

  run(): void {
    const error = catchEngineError(() => {
      this.result = this.mode === 'extract' ? this.#extract() : this.#get()
    })
    if (error !== undefined) this.failure ??= { error, step: undefined, place: undefined }
  }

  #extract(): PhpValue | undefined {
    checkIsArray('extract', this.data)
    if (isEmpty(this.path)) return this.data
    const { parsed } = compilePath(this.path)
    this.parsed = parsed
    if (parsed.isSimple) return toPhpArray(this.#walkKeys(parsed.tokens))
    for (const token of parsed.tokens) {
      if (!this.#walkToken(token)) return undefined
    }
    return this.#last.values
  }

  #get(): PhpValue {
    checkIsArray('get', this.data)
    this.parsed = parseKeys(this.path)
    return this.#walkKeys(this.parsed.tokens)
  }

  /** Key by key, each one used as an array index. A null at the end counts as missing. */
  #walkKeys(tokens: readonly PathToken[]): PhpValue {
    for (const token of tokens) this.#walkToken(token)
    const last = this.steps.at(-1)
    if (last !== undefined) this.steps[this.steps.length - 1] = dropNull(last)
    return this.#last.values[0] ?? null
  }

  #walkToken(token: PathToken): boolean {
    const before = this.#last
    const drops = new DropRecorder()
    const isSimple = this.parsed?.isSimple ?? true
    const reached = reachByKey(before, token, isSimple, drops)
    if (token.conditions === undefined) {
      this.steps.push({ token, before, reached, kept: reached, drops: drops.groups })
      return true
    }
    const { kept, failed } = keepPassing(reached, token.conditions, drops)
    this.steps.push({ token, before, reached, kept, drops: drops.groups })
    if (failed === undefined) return true
    const step = this.steps.length - 1
    const place = placeOfReached(this, step, failed.index)
    this.failure = { error: failed.error, step, place }
    return false
  }

  get #last(): ItemList {
    return this.steps.at(-1)?.kept ?? this.root
  }
}

/** `get` splits at every dot and knows no wildcards or conditions. */
function parseKeys(path: string): ParsedPath {
  let start = 0
  const tokens = path.split('.').map((text): PathToken => {
    const token = { text, start, key: text, kind: 'name', conditions: undefined } as const
    start += text.length + 1
    return token
  })
  return { text: path, isSimple: true, tokens }
}

/** The place of an item that a step gave. */
export function placeOfKept(trace: PathTrace, step: number, index: number): Place {
  return climb(trace, trace.steps[step]?.kept ?? trace.root, step, index)
}

/** The place of an item that a step's key part led to. */
export function placeOfReached(trace: PathTrace, step: number, index: number): Place {
  return climb(trace, trace.steps[step]?.reached ?? trace.root, step, index)
}

/** The place of an item that came to a step. */
export function placeOfBefore(trace: PathTrace, step: number, index: number): Place {
  return placeOfKept(trace, step - 1, index)
}

/** Follows an item to its parents in the steps before. */
function climb(trace: PathTrace, list: ItemList, step: number, index: number): Place {
  const place: (string | number)[] = []
  let items = list
  for (let level = step; level >= 0; level--) {
    const key = items.keys[index] ?? null
    if (key !== null) place.push(key)
    index = items.parents[index] ?? 0
    items = trace.steps[level - 1]?.kept ?? trace.root
  }
  return place.reverse()
}
