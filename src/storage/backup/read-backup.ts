import * as v from 'valibot'
import { parseJson } from '@/formats/json/parse-json'
import {
  backupFormat,
  backupSchemas,
  backupVersion,
  type Backup,
  type BackupTable,
  type BackupTables,
} from './backup'

/** Bigger files are refused: text and records together would fill a browser tab. */
export const maxBackupBytes = 256_000_000

/** A row of a backup that cannot be restored. */
export interface LeftOut {
  /** Where it stands in the file, as `workflows[3]`. */
  readonly where: string
  readonly problem: string
}

export type BackupReading =
  | { readonly ok: true; readonly backup: Backup; readonly leftOut: readonly LeftOut[] }
  | { readonly ok: false; readonly problem: string }

const rows = v.optional(v.array(v.unknown()), [])

const fileSchema = v.object({
  madeAt: v.pipe(v.string(), v.isoTimestamp()),
  workflows: rows,
  blueprints: rows,
  events: rows,
  runs: rows,
  simulatedMisps: rows,
  versions: rows,
  drafts: rows,
  tests: rows,
  exercises: rows,
  progress: rows,
  settings: v.optional(v.record(v.string(), v.string()), {}),
})

const headSchema = v.object({ format: v.literal(backupFormat), version: v.number() })

/**
 * Reads the text of a backup file. Rows that are no sound records are left out, each with its reason; the others can be
 * restored. Never throws.
 */
export function readBackup(text: string): BackupReading {
  const parsed = parseJson(text)
  if (!parsed.ok) {
    const { message, place } = parsed.problem
    return failed(`The file is no JSON (line ${String(place.line)}): ${message}`)
  }
  const head = v.safeParse(headSchema, parsed.value)
  if (!head.success) {
    return failed(
      'The file is JSON, but no backup of this page. Choose a file that was saved here.',
    )
  }
  if (head.output.version > backupVersion) {
    return failed(
      'The backup was made by a newer version of this page. Reload the page to get that version, and try again.',
    )
  }
  const file = v.safeParse(fileSchema, parsed.value)
  if (!file.success) return failed(`The backup is damaged: ${v.summarize(file.issues)}`)
  return readRows(file.output)
}

function readRows(file: v.InferOutput<typeof fileSchema>): BackupReading {
  const leftOut: LeftOut[] = []
  function sound<Table extends BackupTable>(
    table: Table,
    schema: v.GenericSchema<unknown, BackupTables[Table][number]>,
  ): BackupTables[Table][number][] {
    return file[table].flatMap((row, index) => {
      const result = v.safeParse(schema, row)
      if (result.success) return [result.output]
      leftOut.push({ where: `${table}[${String(index)}]`, problem: v.summarize(result.issues) })
      return []
    })
  }
  const tables: BackupTables = {
    workflows: sound('workflows', backupSchemas.workflows),
    blueprints: sound('blueprints', backupSchemas.blueprints),
    events: sound('events', backupSchemas.events),
    runs: sound('runs', backupSchemas.runs),
    simulatedMisps: sound('simulatedMisps', backupSchemas.simulatedMisps),
    versions: sound('versions', backupSchemas.versions),
    drafts: sound('drafts', backupSchemas.drafts),
    tests: sound('tests', backupSchemas.tests),
    exercises: sound('exercises', backupSchemas.exercises),
    progress: sound('progress', backupSchemas.progress),
  }
  const backup = { madeAt: Date.parse(file.madeAt), tables, settings: file.settings }
  return { ok: true, backup, leftOut }
}

function failed(problem: string): BackupReading {
  return { ok: false, problem }
}
