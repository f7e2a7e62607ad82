import { describe, expect, it } from 'vitest'
import { emptyState } from '@/engine/effects/empty-state'
import { withAnswers, withOwnTexts, withWarninglists } from '@/formats/simulated-misp/own-content'

const listNamed = (name: string, list: readonly string[]) =>
  JSON.stringify({ name, type: 'string', version: 1, description: '', list })
const answer = { module: 'ipasn', value: '192.0.2.1', body: { results: [] } }
const misp = emptyState(7)

describe('files of the user in a simulated MISP', () => {
  it('add warninglists, of which one of a known name takes its place', () => {
    const reading = withOwnTexts(misp, {
      warninglists: [listNamed('Mine', ['a']), listNamed('Other', ['b']), listNamed('Mine', ['c'])],
      answers: JSON.stringify([answer]),
    })
    if (!reading.ok) throw new Error('refused')
    const { warninglists, mispModules, now } = reading.value
    expect(warninglists.map(({ name, entries }) => [name, entries])).toEqual([
      ['Mine', ['c']],
      ['Other', ['b']],
    ])
    expect(mispModules.answers).toHaveLength(1)
    expect(now).toBe(7)
    expect(misp.warninglists).toEqual([])
  })

  it('say what is wrong with the first that cannot be used', () => {
    const own = {
      warninglists: [listNamed('Mine', ['a']), '{"name": 1}', 'no JSON'],
      answers: null,
    }
    const reading = withOwnTexts(misp, own)
    expect(reading).toMatchObject({
      ok: false,
      problems: [{ what: 'This holds something unexpected: name is no text.' }],
    })
    expect(withWarninglists(misp, '[').ok).toBe(false)
    expect(withAnswers(misp, '{}').ok).toBe(false)
    expect(withOwnTexts(misp, { warninglists: [], answers: '{' }).ok).toBe(false)
  })
})
