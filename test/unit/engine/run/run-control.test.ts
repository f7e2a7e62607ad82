import { expect, test } from 'vitest'
import { emptyState } from '@/engine/effects/empty-state.ts'
import { RunControl } from '@/engine/run/run-control.ts'
import { runWorkflow } from '@/engine/run/run-workflow.ts'
import { filterWorkflow } from './filter-workflow.ts'

const request = () => ({
  workflow: filterWorkflow(),
  data: { Event: { id: '1' } },
  state: emptyState(0),
})

test('pauses before the first node, then steps node by node to the end', () => {
  const control = new RunControl(request())
  expect(control.position).toMatchObject({ state: 'paused', before: { node: { key: '2' } } })
  expect(control.step()).toMatchObject({ state: 'paused', before: { node: { key: '3' } } })
  expect(control.step()).toMatchObject({ state: 'finished', result: { outcome: 'blocked' } })
})

test('stepping beyond the end changes nothing', () => {
  const control = new RunControl(request())
  const end = control.resume()
  expect(control.step()).toBe(end)
})

test('resuming stops at a breakpoint, and goes on from there', () => {
  const control = new RunControl(request())
  control.addBreakpoint(3)
  expect(control.resume()).toMatchObject({ state: 'paused', before: { node: { key: '3' } } })
  expect(control.resume()).toMatchObject({ state: 'finished' })
})

test('a removed breakpoint is passed', () => {
  const control = new RunControl(request())
  control.addBreakpoint(3)
  control.removeBreakpoint('3')
  expect(control.resume()).toMatchObject({ state: 'finished' })
})

test('resuming for some steps pauses after them', () => {
  expect(new RunControl(request()).resume(1)).toMatchObject({ before: { node: { key: '3' } } })
})

test('a run that was driven gives what a run at once gives', () => {
  expect(new RunControl(request()).resume()).toEqual({
    state: 'finished',
    result: runWorkflow(request()),
  })
})
