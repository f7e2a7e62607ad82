import { relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { deviations } from './deviations.ts'
import { ownCaseFiles, readCases } from './read-cases.ts'
import { runCase } from './run-cases.ts'

const verdictsByFile = ownCaseFiles().map((file) => ({
  file: relative(import.meta.dirname, file),
  verdicts: readCases(file).map(runCase),
}))

describe('recorded cases', () => {
  it.each(verdictsByFile)('$file', ({ verdicts }) => {
    expect(verdicts.filter(({ outcome }) => outcome === 'failed')).toEqual([])
    expect(verdicts.some(({ outcome }) => outcome === 'passed')).toBe(true)
  })

  it('has no deviation listed for a case that is not there', () => {
    const ids = new Set(verdictsByFile.flatMap(({ verdicts }) => verdicts.map(({ id }) => id)))
    expect(Object.keys(deviations).filter((id) => !ids.has(id))).toEqual([])
  })
})
