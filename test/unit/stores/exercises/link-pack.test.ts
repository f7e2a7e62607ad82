import { expect, it } from 'vitest'
import { writePack } from '@/formats/exercise/read-pack'
import { addToLinkPack, linkPackId } from '@/stores/exercises/link-pack'
import { packOf, pathExercise } from '../../formats/exercise/sample-pack'

const one = pathExercise()
const another = pathExercise({ solution: 'Event.id' })

it('begins the pack with the first exercise', () => {
  const { pack, exercise } = addToLinkPack(null, one)
  expect(exercise).toBe('title')
  expect(pack).toMatchObject({ id: linkPackId, exercises: [one] })
  expect(packOf(writePack(pack))).toEqual(pack)
})

it('keeps the same exercise once', () => {
  const { pack } = addToLinkPack(null, one)
  expect(addToLinkPack(pack, one)).toEqual({ pack, exercise: 'title' })
})

it('gives another exercise of the same id one of its own', () => {
  const { pack } = addToLinkPack(null, one)
  const two = addToLinkPack(pack, another)
  expect(two.exercise).toBe('title-2')
  expect(two.pack.exercises).toEqual([one, { ...another, id: 'title-2' }])
  expect(addToLinkPack(two.pack, another)).toEqual(two)
  const third = addToLinkPack(two.pack, pathExercise({ solution: 'Event.uuid' }))
  expect(third.exercise).toBe('title-3')
  expect(packOf(writePack(third.pack)).exercises).toHaveLength(3)
})
