import { describe, expect, it } from 'vitest'
import { isWithin } from '@/components/frame/rail-place'
import { places } from '@/routes'

const here = (path: string) =>
  places.filter((place) => isWithin(place, path)).map(({ label }) => label)

describe('isWithin', () => {
  it('finds the page of a path, and of what is below it', () => {
    expect(here('/')).toEqual(['Start'])
    expect(here('/edit')).toEqual(['Editor'])
    expect(here('/edit/5d3c')).toEqual(['Editor'])
    expect(here('/hash-path')).toEqual(['Hash path'])
  })

  it('takes no page for another one with a longer name, nor for none', () => {
    expect(here('/editor')).toEqual([])
    expect(here('/s/2.abc')).toEqual([])
  })
})
