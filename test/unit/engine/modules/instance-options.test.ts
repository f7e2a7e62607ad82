import { describe, expect, it } from 'vitest'
import { emptyState } from '@/engine/effects/empty-state'
import { instanceOptions, type InstanceOption } from '@/engine/modules/instance-options'

const empty = emptyState(0)
const options = instanceOptions({
  ...empty,
  tags: [
    { name: 'tlp:red', colour: '#CC0033' },
    { name: 'misp-galaxy:threat-actor="APT 1"' },
    { name: 'PAP:RED', colour: null },
  ],
  countryClusters: [{ value: 'belgium', tag_name: 'misp-galaxy:country="belgium"' }],
  organisations: [
    { id: '1', name: 'Zeta' },
    { id: '2', name: 'alpha' },
  ],
  users: [{ email: 'user@example.org' }],
  warninglists: [warninglist('1', 'Resolvers', true), warninglist('2', 'Mine', false)],
  mispModules: { ...empty.mispModules, reachable: true, enabled: ['whois', 'dns'] },
})

function warninglist(id: string, name: string, isDefault: boolean) {
  const rest = { type: 'string', version: '1', category: '', description: '', entries: [] }
  return { id, name, isDefault, matchingAttributes: ['ALL'], ...rest }
}

const values = (list: readonly InstanceOption[]) => list.map(({ value }) => value)

describe('the lists of an instance', () => {
  it('have tags and galaxy clusters apart, clusters without their prefix', () => {
    expect(options.tags).toEqual([
      { value: 'PAP:RED', label: 'PAP:RED' },
      { value: 'tlp:red', label: 'tlp:red', colour: '#CC0033' },
    ])
    expect(values(options.clusters)).toEqual(['country="belgium"', 'threat-actor="APT 1"'])
  })

  it('have organisations by id, in the order of their names', () => {
    expect(options.organisations).toEqual([
      { value: '2', label: 'alpha' },
      { value: '1', label: 'Zeta' },
    ])
  })

  it('have warninglists by name with ALL, and those one can change by id', () => {
    expect(values(options.warninglists)).toEqual(['ALL', 'Mine', 'Resolvers'])
    expect(options['custom-warninglists']).toEqual([{ value: '2', label: 'Mine' }])
  })

  it('have groups of recipients before the users', () => {
    const [accounts, admins] = ['All accounts', 'All admins']
    expect(values(options['mail-recipients'])).toEqual([accounts, admins, 'user@example.org'])
    expect(values(options['log-mail-recipients'])).toContain('Org admins')
  })

  it('have the modules of a service that can be reached only', () => {
    expect(values(options['enrichment-modules'])).toEqual(['dns', 'whois'])
    expect(instanceOptions(empty)['enrichment-modules']).toEqual([])
  })
})

it('offers no enrichment modules while their service can not be reached', () => {
  const state = {
    ...empty,
    mispModules: { ...empty.mispModules, reachable: false, enabled: ['dns'] },
  }
  expect(instanceOptions(state)['enrichment-modules']).toEqual([])
})

it('orders by label, whatever the order of the rows', () => {
  const tags = ['b', 'a', 'c', 'a'].map((name) => ({ name }))
  expect(instanceOptions({ ...empty, tags }).tags.map(({ value }) => value)).toEqual([
    'a',
    'a',
    'b',
    'c',
  ])
})
