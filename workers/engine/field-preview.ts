import { compatOf } from '@/engine/compat'
import { extract, get } from '@/engine/hash-path'
import { advisePath } from '@/engine/hash-path/advice/advise-path'
import type { Note } from '@/engine/hash-path/advice/note'
import { renderTemplate } from '@/engine/jinja'
import { arrayCount, arrayValues, isPhpArray, toPhpMap } from '@/engine/php/array'
import { isEmpty } from '@/engine/php/empty'
import { getOffset } from '@/engine/php/offsets'
import type { PhpArray, PhpValue } from '@/engine/php/value'
import { extractData, getItemsMatchingCondition } from '@/engine/run/condition'
import { writeJson } from '@/formats/json/write-json'
import { attempt } from './attempt'
import type {
  FilterPreview,
  FilterQuery,
  NoPreview,
  PathFieldQuery,
  PathPreview,
  TemplatePreview,
  TemplateQuery,
} from './field-preview-protocol'

/** The data that the workflow's trigger hands over, or why there are none. */
export type TestData =
  | { readonly ok: true; readonly data: PhpValue }
  | { readonly ok: false; readonly reason: NoPreview }

/** Values that a preview shows, and how much of each. */
const maxShown = 3
const maxValueLength = 160
const maxTextLength = 4_000

/** What a path finds in the test data, or in the items that another path selects there. */
export function previewPath(test: TestData, query: PathFieldQuery): PathPreview {
  if (!test.ok) return { found: test.reason, notes: advisePath(query.path, undefined, query.mode) }
  const { data } = test
  const found = attempt(() =>
    query.selector === undefined
      ? foundIn(data, query)
      : foundInItems(itemsAt(data, query.selector), query),
  )
  return {
    found: found.ok ? { outcome: 'found', ...found.value } : found.failure,
    notes: notesOn(data, query),
  }
}

function foundIn(data: PhpValue, { path, mode }: PathFieldQuery) {
  const values = mode === 'get' ? got(data, path) : extract(data, path)
  return { count: arrayCount(values), values: firstValues(values) }
}

/** What `get` finds is one value, whatever it is. */
function got(data: PhpValue, path: string): PhpArray {
  const value = get(data, path, null)
  return value === null ? [] : [value]
}

function foundInItems(items: PhpArray, { path }: PathFieldQuery) {
  const found = arrayValues(items)
    .map((item) => extractData(item, path))
    .filter(hasSomething)
  const first = found.map((value) => (isPhpArray(value) ? (arrayValues(value)[0] ?? null) : value))
  return { count: found.length, items: arrayCount(items), values: firstValues(first) }
}

/** Advice on a path behind a selector is about the first item in which it finds something, or the first one. */
function notesOn(data: PhpValue, { path, mode, selector }: PathFieldQuery): readonly Note[] {
  const start = attempt(() => {
    if (selector === undefined) return data
    const items = arrayValues(itemsAt(data, selector))
    return items.find((item) => hasSomething(extractData(item, path))) ?? items[0]
  })
  return advisePath(path, start.ok ? start.value : undefined, mode)
}

function hasSomething(value: PhpValue): boolean {
  return !isPhpArray(value) || arrayCount(value) > 0
}

/** The items a filter on the test data keeps. */
export function previewFilter(test: TestData, filter: FilterQuery): FilterPreview {
  if (!test.ok) return test.reason
  const { selector, value, operator, path, version } = filter
  const kept = attempt(() => {
    const items = extractData(test.data, selector)
    const matching = getItemsMatchingCondition(items, value, operator, path, compatOf(version))
    const list = isPhpArray(matching) ? matching : []
    return {
      kept: arrayCount(list),
      items: isPhpArray(items) ? arrayCount(items) : 0,
      values: firstValues(list),
    }
  })
  return kept.ok ? { outcome: 'kept', ...kept.value } : kept.failure
}

/** What a template of a parameter is rendered to, and the error MISP would not tell. */
export function previewTemplate(test: TestData, query: TemplateQuery): TemplatePreview {
  if (!test.ok) return test.reason
  const data = isPhpArray(test.data) ? toPhpMap(test.data) : {}
  const knowsUrl = compatOf(query.version).templatesKnowBaseUrl
  const context = knowsUrl ? { ...data, _env: { baseurl: query.baseUrl } } : data
  const { text, error } = renderTemplate(query.template, context)
  const part = { text: text.slice(0, maxTextLength), complete: text.length <= maxTextLength }
  return { outcome: 'rendered', text: part, ...(error === undefined ? {} : { error }) }
}

function itemsAt(data: PhpValue, selector: string): PhpArray {
  const items = extractData(data, selector)
  return isPhpArray(items) ? items : []
}

function firstValues(values: PhpArray): readonly string[] {
  return arrayValues(values).slice(0, maxShown).map(inWords)
}

/** A value as somebody who knows MISP recognises it: of an attribute type and value, of a tag its name. */
function inWords(value: PhpValue): string {
  const type = getOffset(value, 'type')
  const known = [getOffset(value, 'value'), getOffset(value, 'name')].find(
    (text) => typeof text === 'string' && !isEmpty(text),
  )
  if (typeof known !== 'string') {
    return writeJson(value, { indent: 0, maxLength: maxValueLength }).text
  }
  return cut(typeof type === 'string' ? `${type} ${known}` : known)
}

function cut(text: string): string {
  return text.length > maxValueLength ? `${text.slice(0, maxValueLength)}…` : text
}
