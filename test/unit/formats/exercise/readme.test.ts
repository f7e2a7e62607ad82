import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkPath } from '../../../../workers/exercise/check-path'
import { packOf } from './sample-pack'

const readme = readFileSync('README.md', 'utf8')
const section = /## Exercise packs of your own\n([^]*?)\n## /.exec(readme)?.[1] ?? ''
const example = /```json\n([^]*?)```/.exec(section)?.[1] ?? ''

describe('the pack in README', () => {
  const [exercise] = packOf(example).exercises
  if (exercise?.kind !== 'hash-path') throw new Error('the example is about hash paths')

  it('is solved by its solution alone', () => {
    expect(checkPath(exercise, exercise.solution).passes).toBe(true)
    expect(checkPath(exercise, exercise.start).passes).toBe(false)
  })
})

it('README names every kind of expectation', () => {
  const source = readFileSync('src/formats/exercise/expectations.ts', 'utf8')
  const kinds = [...source.matchAll(/that: v\.literal\('([a-z-]+)'\)/g)].map(([, kind]) => kind)
  expect(kinds.length).toBeGreaterThan(5)
  for (const kind of kinds) expect(section).toContain(`\`${kind ?? ''}\``)
})
