import { describe, expect, it } from 'vitest'
import { blocklistActionModule } from '@/engine/modules/actions/blocklist-action-module.ts'
import type { MispState } from '@/engine/effects/state.ts'
import type { PhpMap } from '@/engine/php/value.ts'
import { at, attribute, pluck, tag } from '../../event/samples.ts'
import { misp, storedAttribute, tagNamesOf } from '../../effects/misp.ts'
import { tryOnSample } from './sample-run.ts'

const PATH = 'webroot/misp-export/list.txt'
const basics = {
  attributeTypesToInclude: ['domain'],
  blocklist: 'list.txt',
  exportFormat: 'firewall',
}

function run(parameters: PhpMap = {}, changes: Partial<MispState> = {}) {
  const state = misp(changes)
  return tryOnSample(
    blocklistActionModule,
    { ...basics, ...parameters },
    { state, version: '2026' },
  )
}

function fileOf(parameters: PhpMap = {}, changes: Partial<MispState> = {}) {
  return run(parameters, changes).session.state.files[PATH]
}

const ALL = 'h8.example.com\nh9.example.com\nh11.example.com\nh12.example.com\n'

describe('blocklist-action-module', () => {
  it('writes the values of flagged attributes of the chosen types', () => {
    const { session, success } = run()
    expect(success).toBe(true)
    expect(session.state.files).toEqual({ [PATH]: ALL })
    expect(fileOf({ attributeTypesToInclude: ['md5'] })).toBe('')
  })

  it('writes patterns and lines for Palo Alto, without the scheme of a URL', () => {
    expect(fileOf({ exportFormat: 'regex' })?.split('\n').slice(0, 2)).toEqual([
      'type=regex',
      '*h8.example.com*',
    ])
    const long = attribute(8, { value: `https://${'a'.repeat(300)}` })
    const event = { ...misp().events['3'], Attribute: [long], Object: [] }
    expect(fileOf({ exportFormat: 'paloalto' }, { events: { 3: event } })).toBe(
      `*${'a'.repeat(254)}\n`,
    )
  })

  it('keeps what is there, takes out what carries a removal tag, and keeps the file before', () => {
    const files = { [PATH]: 'old.example\nh8.example.com\n' }
    const { session, stored } = run({ removalTag: ['tlp:red'] }, { files })
    expect(session.state.files[PATH]).toBe(
      'old.example\nh9.example.com\nh11.example.com\nh12.example.com\n',
    )
    expect(session.state.files[`${PATH}.previous`]).toBe(files[PATH])
    expect(at(stored, 'Event', '_blocklistDelta')).toEqual({
      added: ['h9.example.com', 'h11.example.com', 'h12.example.com'],
      removed: ['h8.example.com'],
    })
    expect(pluck(at(stored, 'Event', '_AttributeFlattened'), 'id')).toEqual(['9', '11', '12'])
    expect(pluck(at(stored, 'Event', 'Attribute'), 'id')).toEqual(['9'])
  })

  it('leaves a file alone that stays as it is', () => {
    const { session } = run({}, { files: { [PATH]: ALL } })
    expect(session.effects).toEqual([])
  })

  it('leaves out what a warninglist knows, unless told otherwise', () => {
    const [list] = misp().warninglists
    if (list === undefined) throw new Error('the sample has a warninglist')
    const warninglists = [{ ...list, entries: ['h9.example.com'] }]
    expect(fileOf({}, { warninglists })).not.toContain('h9')
    expect(fileOf({ excludeWarninglist: 'no' }, { warninglists })).toContain('h9')
  })

  it('tags what is listed and what was removed', () => {
    const { session } = run({
      removalTag: ['tlp:red'],
      tagAttributeInBlocklist: ['listed'],
      tagAttributeRemovedFromBlocklist: ['removed'],
    })
    expect(tagNamesOf(storedAttribute(session, 8))).toContain('removed')
    expect(tagNamesOf(storedAttribute(session, 9))).toEqual(['listed'])
    expect(tag('listed')['name']).toBe('listed')
  })

  it('keeps the newest snapshots', () => {
    const files = { [`${PATH}.snapshot-1`]: 'a', [`${PATH}.snapshot-2`]: 'b' }
    const kept = run({ createSnapshot: 'yes', snapshotRetention: '2' }, { files })
    expect(Object.keys(kept.session.state.files)).toEqual([
      `${PATH}.snapshot-2`,
      PATH,
      `${PATH}.snapshot-1727827200`,
    ])
    const one = run({ createSnapshot: 'yes', snapshotRetention: 'x' }, { files })
    expect(Object.keys(one.session.state.files)).toHaveLength(2)
  })

  it('needs types and a plain file name', () => {
    expect(run({ attributeTypesToInclude: [] }).errors).toEqual(['No attribute type selected.'])
    for (const blocklist of ['', '../up', 'a/b', '.hidden']) {
      expect(run({ blocklist })).toMatchObject({
        success: false,
        errors: ['The name of the blocklist must be a file name.'],
      })
    }
  })
})
