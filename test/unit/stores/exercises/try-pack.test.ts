import { expect, it } from 'vitest'
import { tryPack, type CheckAnswer } from '@/stores/exercises/try-pack'
import { checkPath } from '../../../../workers/exercise/check-path'
import { packFile, packOf } from '../../formats/exercise/sample-pack'

const check: CheckAnswer = (exercise, answer) =>
  Promise.resolve(exercise.kind === 'hash-path' ? checkPath(exercise, exercise[answer]) : null)

it('says nothing about a pack that is well', async () => {
  expect(await tryPack(packOf(packFile()), check)).toEqual([])
})

it('tells a solution that does not solve, and a start that does', async () => {
  const rule = { must: 'avoid', piece: 'text', text: '.', say: 'Without a dot' }
  expect(await tryPack(packOf(packFile({}, { rules: [rule] })), check)).toEqual([
    {
      where: 'exercises.0.solution',
      what: 'The solution does not solve it: “Without a dot”: The path has it.',
      todo: 'Correct solution or checks.',
    },
  ])
  const problems = await tryPack(packOf(packFile({}, { start: 'Event.info' })), check)
  expect(problems.map(({ where }) => where)).toEqual(['exercises.0.start'])
})

it('says nothing where nothing could be checked', async () => {
  expect(await tryPack(packOf(packFile()), () => Promise.resolve(null))).toEqual([])
})
