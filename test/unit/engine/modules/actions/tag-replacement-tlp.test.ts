import { describe, expect, it } from 'vitest'
import { tagReplacementTlp } from '@/engine/modules/actions/tag-replacement-tlp.ts'
import { tag } from '../../event/samples.ts'
import { misp, storedAttribute, tagNamesOf } from '../../effects/misp.ts'
import { tryModule } from '../try-module.ts'
import { filterAttributes, tryOnSample } from './sample-run.ts'
import { eventTagsAfter, tagged } from './tagged-sample.ts'

describe('tag_replacement_tlp', () => {
  it.each([
    ['TLP:RED', 'tlp:red'],
    ['tlp-amber', 'tlp:amber'],
    ['tlp = green', undefined],
    ['tlp= green', 'tlp:green'],
    ['TLP="white"', 'tlp:white'],
    ['tlp:amber+strict', 'tlp:amber'],
    ['misp-tlp:red', 'tlp:red'],
    ['xtlp:red', undefined],
    ['Traffic Light Protocol: white', undefined],
    ['tlp:', undefined],
    ['tlpred', undefined],
  ])('takes %s for %s', (name, replacement) => {
    const { session } = tryOnSample(
      tagReplacementTlp,
      {},
      { state: tagged([tag(name)]), version: '2.5.1' },
    )
    const wanted = session.effects.map((effect) => 'tags' in effect && effect.tags)
    expect(wanted).toEqual(replacement === undefined ? [] : [[replacement]])
  })

  it('removes what it replaced only if asked to, and only local tags', () => {
    const tags = [tag('TLP:RED', { local: true }), tag('tlp-amber'), tag('other')]
    expect(eventTagsAfter(tagReplacementTlp, tags)).toEqual([
      'TLP:RED',
      'tlp-amber',
      'other',
      'tlp:amber',
    ])
    // The local one is the tag itself in another spelling: removed, then added again.
    expect(eventTagsAfter(tagReplacementTlp, tags, { remove_substituted: 'yes' })).toEqual([
      'tlp-amber',
      'other',
      'tlp:red',
      'tlp:amber',
    ])
  })

  it('works on attributes, or on both', () => {
    const state = tagged([tag('TLP:GREEN')], [tag('tlp-amber')])
    const attributes = tryOnSample(
      tagReplacementTlp,
      { scope: 'attribute' },
      { state, version: '2.5.1' },
    )
    expect(tagNamesOf(storedAttribute(attributes.session, 8))).toEqual(['tlp-amber', 'tlp:amber'])
    const all = tryOnSample(tagReplacementTlp, { scope: 'all' }, { state, version: '2.5.1' })
    expect(all.session.effects).toHaveLength(2)
  })

  it('has nothing to do without a matching tag: that is a success in all versions', () => {
    const state = tagged([tag('other')])
    expect(tryOnSample(tagReplacementTlp, { scope: 'all' }, { state }).success).toBe(true)
  })

  it('in newer versions dies of any change', () => {
    const state = tagged([tag('TLP-RED')])
    expect(() => tryOnSample(tagReplacementTlp, {}, { state })).toThrow(
      'Too few arguments to function Module_tag_operation::__addTagsToEvent(), 3 passed and exactly 4 expected',
    )
    const remove = { remove_substituted: 'yes' }
    expect(() => tryOnSample(tagReplacementTlp, remove, { state })).toThrow(
      'Module_tag_operation::__removeTagsFromEvent(), 2 passed and exactly 3 expected',
    )
  })

  it('dies on an event or attribute without tags, what was done before stays', () => {
    const untagged = { state: tagged([tag('tlp-amber')], []), version: '2.5.1' } as const
    expect(() => tryOnSample(tagReplacementTlp, { scope: 'all' }, untagged)).toThrow(
      'must be of type array',
    )
    const data = { Event: { id: '3' } }
    expect(() => tryModule(tagReplacementTlp, { data, state: misp() })).toThrow('null given')
  })

  it('with a node filter finds no event, and succeeds when nothing is kept', () => {
    const kept = filterAttributes('id', '8')
    const none = filterAttributes('id', 'none')
    expect(() => tryOnSample(tagReplacementTlp, {}, { savedFilters: kept })).toThrow('null given')
    expect(tryOnSample(tagReplacementTlp, {}, { savedFilters: none }).success).toBe(true)
    const scope = { scope: 'attribute' }
    expect(tryOnSample(tagReplacementTlp, scope, { savedFilters: kept }).success).toBe(true)
  })
})
