import { expect, test } from 'vitest'
import { emptyState } from '@/engine/effects/empty-state.ts'
import { outcomesInOtherVersions } from '@/engine/run/compare-versions.ts'
import { runWorkflow, versionOf } from '@/engine/run/run-workflow.ts'
import { filterWorkflow } from './filter-workflow.ts'

const request = {
  workflow: filterWorkflow(),
  data: { Event: { id: '1', Attribute: 'no list' } },
  state: emptyState(0),
}

test('runs in every version but the one asked for', () => {
  expect(outcomesInOtherVersions({ ...request, version: '2.5.1' })).toMatchObject([
    { version: '2.5.19' },
    { version: '2026' },
  ])
})

test('tells the outcome there, with the reason where PHP dies', () => {
  for (const other of outcomesInOtherVersions(request)) {
    const { fatal, outcome } = runWorkflow({ ...request, version: other.version })
    expect(other.outcome).toBe(outcome)
    expect(other.fatal).toEqual(fatal)
  }
})

test('a run without a version takes the one its workflow is made for', () => {
  const workflow = { ...request.workflow, mispVersion: '2.5.1' } as const
  expect(versionOf({ ...request, workflow })).toBe('2.5.1')
  expect(versionOf({ ...request, workflow, version: '2026' })).toBe('2026')
  expect(versionOf(request)).toBe('2.5.19')
})
