import { spendText } from '../budget.ts'
import { fail } from '../errors.ts'
import { wantIndex, wantPosition, wantText } from './arguments.ts'
import type { Methods } from './call.ts'
import { PyList, PyTuple } from './sequences.ts'
import { cut, replaceText, size, SPACES, strip, type Side } from './text.ts'
import type { Value } from './value.ts'

/** Where the searched part begins, and the text from there to its end; undefined when start is behind the end. */
function window(text: string, start: Value, end: Value): readonly [number, string] | undefined {
  const length = size(text)
  const from = start === null ? 0 : wantIndex(start)
  const begin = from < 0 ? Math.max(0, from + length) : from
  const stop = wantPosition(end, length, length)
  return begin > stop ? undefined : [begin, cut(text, begin, stop)]
}

/** Position of a part, as `str.find` and `str.rfind`; -1 when it is not there. */
function find(text: string, part: Value, start: Value, end: Value, last: boolean): number {
  const wanted = wantText(part)
  const searched = window(text, start, end)
  if (!searched) return -1
  spendText(text.length)
  const [begin, within] = searched
  const index = last ? within.lastIndexOf(wanted) : within.indexOf(wanted)
  return index < 0 ? -1 : begin + size(within.slice(0, index))
}

function searcher(last: boolean, strict: boolean) {
  return (text: string, part: Value, start: Value, end: Value): Value => {
    const index = find(text, part, start, end, last)
    return index < 0 && strict ? fail('ValueError', 'substring not found') : BigInt(index)
  }
}

function count(text: string, part: Value, start: Value, end: Value): Value {
  const wanted = wantText(part)
  const searched = window(text, start, end)
  if (!searched) return 0n
  spendText(text.length)
  const [, within] = searched
  return BigInt(wanted === '' ? size(within) + 1 : within.split(wanted).length - 1)
}

/** `startswith` and `endswith` take one text or a tuple of them. */
function edge(test: (text: string, part: string) => boolean) {
  return (text: string, part: Value, start: Value, end: Value): Value => {
    const parts = part instanceof PyTuple ? part.items : [part]
    const wanted = parts.map(wantText)
    const searched = window(text, start, end)
    return searched !== undefined && wanted.some((one) => test(searched[1], one))
  }
}

const SPACE_RUN = new RegExp(`[${SPACES}]+`, 'g')

function splitAtSpaces(text: string, limit: number, fromRight: boolean): string[] {
  const words: { start: number; end: number }[] = []
  let position = 0
  for (const gap of text.matchAll(SPACE_RUN)) {
    if (gap.index > position) words.push({ start: position, end: gap.index })
    position = gap.index + gap[0].length
  }
  if (position < text.length) words.push({ start: position, end: text.length })
  const rest = words.length - 1 - limit
  if (limit < 0 || rest <= 0) return words.map(({ start, end }) => text.slice(start, end))
  const kept = fromRight ? words.slice(rest + 1) : words.slice(0, limit)
  const texts = kept.map(({ start, end }) => text.slice(start, end))
  if (fromRight) return [strip(text.slice(0, words[rest]?.end), 'left'), ...texts]
  return [...texts, strip(text.slice(words[limit]?.start), 'right')]
}

function splitAt(text: string, separator: string, limit: number, fromRight: boolean): string[] {
  if (separator === '') return fail('ValueError', 'empty separator')
  const parts = fromRight ? partsFromRight(text, separator) : text.split(separator)
  if (limit < 0 || parts.length <= limit + 1) return parts
  if (fromRight) {
    const head = parts.length - limit
    return [parts.slice(0, head).join(separator), ...parts.slice(head)]
  }
  return [...parts.slice(0, limit), parts.slice(limit).join(separator)]
}

/** Overlapping separators (`aa` in `aaa`) are found from the right. */
function partsFromRight(text: string, separator: string): string[] {
  const parts: string[] = []
  let end = text.length
  for (;;) {
    const index = end < separator.length ? -1 : text.lastIndexOf(separator, end - separator.length)
    parts.push(text.slice(index < 0 ? 0 : index + separator.length, end))
    if (index < 0) return parts.reverse()
    end = index
  }
}

function splitter(fromRight: boolean) {
  return (text: string, separator: Value, maxsplit: Value): Value => {
    spendText(text.length)
    const limit = wantIndex(maxsplit)
    return new PyList(
      separator === null
        ? splitAtSpaces(text, limit, fromRight)
        : splitAt(text, wantText(separator), limit, fromRight),
    )
  }
}

function partitioner(last: boolean) {
  return (text: string, separator: Value): Value => {
    const wanted = wantText(separator)
    if (wanted === '') return fail('ValueError', 'empty separator')
    const index = last ? text.lastIndexOf(wanted) : text.indexOf(wanted)
    if (index < 0) return new PyTuple(last ? ['', '', text] : [text, '', ''])
    return new PyTuple([text.slice(0, index), wanted, text.slice(index + wanted.length)])
  }
}

function stripper(side: Side) {
  return (text: string, chars: Value): Value => {
    spendText(text.length)
    return strip(text, side, chars === null ? undefined : wantText(chars))
  }
}

const RANGE = 'sub, start=None, end=None'
const SPLIT = 'sep=None, maxsplit=-1'

/** The methods of str that look for parts of it. */
export const searchMethods = {
  count: [RANGE, count],
  endswith: [RANGE, edge((text, part) => text.endsWith(part))],
  find: [RANGE, searcher(false, false)],
  index: [RANGE, searcher(false, true)],
  lstrip: ['chars=None', stripper('left')],
  partition: ['sep', partitioner(false)],
  removeprefix: [
    'prefix',
    (text, prefix) =>
      text.startsWith(wantText(prefix)) ? text.slice(wantText(prefix).length) : text,
  ],
  removesuffix: [
    'suffix',
    (text, suffix) => {
      const end = wantText(suffix)
      return end !== '' && text.endsWith(end) ? text.slice(0, -end.length) : text
    },
  ],
  replace: [
    'old, new, count=-1',
    (text, old, by, limit) => replaceText(text, wantText(old), wantText(by), wantIndex(limit)),
  ],
  rfind: [RANGE, searcher(true, false)],
  rindex: [RANGE, searcher(true, true)],
  rpartition: ['sep', partitioner(true)],
  rsplit: [SPLIT, splitter(true)],
  rstrip: ['chars=None', stripper('right')],
  split: [SPLIT, splitter(false)],
  startswith: [RANGE, edge((text, part) => text.startsWith(part))],
  strip: ['chars=None', stripper('both')],
} satisfies Methods<string>
