import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { isPhpMap } from '@/engine/php/array.ts'
import type { PhpMap, PhpValue } from '@/engine/php/value.ts'
import type { CaseContext } from './case-kind.ts'
import { toPhpValue } from './replay/json-value.ts'

/** One line of a file of cases. */
export interface RecordedCase {
  readonly id: string
  readonly record: PhpMap
  readonly context: CaseContext
}

/**
 * Reads a file of cases, one JSON object per line; gzipped when its name ends in `.gz`.
 *
 * @throws Error naming file and line when a line is no JSON object
 */
export function readCases(file: string): RecordedCase[] {
  const folder = dirname(file)
  const readJson = jsonReader(folder)
  return readText(file)
    .split('\n')
    .flatMap((line, index) =>
      line.trim() === ''
        ? []
        : [readCase(line, `${basename(file)}:${index + 1}`, { folder, readJson })],
    )
}

function readCase(
  line: string,
  place: string,
  surroundings: Omit<CaseContext, 'line'>,
): RecordedCase {
  const record = parse(line, place)
  if (!isPhpMap(record)) throw new Error(`${place}: not a JSON object`)
  return { id: idOf(record) ?? place, record, context: { line, ...surroundings } }
}

/** Recorded on several MISP versions, cases share their ids. */
function idOf({ id, mispVersion }: PhpMap): string | undefined {
  if (typeof id !== 'string') return undefined
  return typeof mispVersion === 'string' ? `${id}@${mispVersion}` : id
}

function parse(text: string, place: string): PhpValue {
  try {
    return toPhpValue(JSON.parse(text))
  } catch (cause) {
    throw new Error(`${place}: not JSON`, { cause })
  }
}

function readText(file: string): string {
  const bytes = readFileSync(file)
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
}

/** Reads JSON files of a folder, each once. */
function jsonReader(folder: string): CaseContext['readJson'] {
  const known = new Map<string, PhpValue>()
  return (name) => {
    const value = known.get(name) ?? readJsonFile(join(folder, name))
    known.set(name, value)
    return value
  }
}

function readJsonFile(file: string): PhpValue {
  return parse(readText(existsSync(file) ? file : `${file}.gz`), file)
}

/** The copies of the public cases that belong to this project. */
export function ownCaseFiles(): string[] {
  return readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.jsonl.gz'))
    .sort()
    .map((name) => join(import.meta.dirname, name))
}
