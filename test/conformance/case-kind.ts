import type { PhpMap, PhpValue } from '@/engine/php/value.ts'

/** What a kind of case can ask for beside the record itself. */
export interface CaseContext {
  /** The folder of the file of cases. */
  readonly folder: string
  /** The record's text as it stands in the file: where the order of keys counts that JavaScript would change. */
  readonly line: string
  /**
   * A JSON file beside the file of cases (or its gzipped copy, `name.gz`).
   *
   * @throws Error when there is none
   */
  readonly readJson: (name: string) => PhpValue
}

/** One kind of recorded case: what it looks like, and how our engine is compared with it. */
export interface CaseKind {
  readonly name: string
  /** Whether a record is of this kind, told by its shape. */
  readonly recognises: (record: PhpMap) => boolean
  /** Why a record can't be replayed on this machine; undefined when it can. Missing: every record can. */
  readonly whyNotHere?: (record: PhpMap, context: CaseContext) => string | undefined
  /** Replays the record. Gives the first difference in words, undefined when all agrees. */
  readonly run: (record: PhpMap, context: CaseContext) => string | undefined
}
