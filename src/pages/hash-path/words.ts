import type { Evaluation, PathMode } from '../../../workers/engine/protocol'
import { countOf } from '@/components/text/quantities'

export { countOf, durationOf, sizeOf } from '@/components/text/quantities'

type Value = Extract<Evaluation, { outcome: 'value' }>

/** What a path gave, in a few words. */
export function describeValue(
  { kind, count }: Pick<Value, 'kind' | 'count'>,
  mode: PathMode,
): string {
  if (kind === 'list')
    return mode === 'get' ? `a list of ${countOf(count, 'item')}` : countOf(count, 'value')
  if (kind === 'map') return `an object with ${countOf(count, 'field')}`
  if (kind === 'null') return 'nothing'
  return kind === 'string' ? 'one text' : `one ${kind}`
}

/** What an analyst should know about a result that is easily misread; null when there is nothing to say. */
export function remarkOn({ kind, count }: Value, mode: PathMode, path: string): string | null {
  if (mode === 'get') {
    return kind === 'null'
      ? 'Nothing is set at this place: get gives its default, null. It takes every part of the path as the name of a field, {n} and matchers too.'
      : null
  }
  if (path === '' || path === '0') return 'An empty path gives all of the data.'
  if (count === 0) return 'The path leads to nothing in this data.'
  const isSimple = !/[{[]/.test(path)
  return isSimple && (kind === 'map' || kind === 'list')
    ? 'A path without {n} or matcher gives what is at its place as it is, without a list around it.'
    : null
}

/** What an error of PHP means for somebody who writes paths. */
export function explainPhpError(message: string): string {
  if (/^Hash::extract\(\).*must be of type array/.test(message)) {
    return 'A path needs an object or a list to start from; this data is neither.'
  }
  if (message.startsWith('preg_match()')) {
    return 'The regular expression meets a field that holds a list or an object. It can be compared with texts and numbers only.'
  }
  return 'MISP would meet this error at this path.'
}
