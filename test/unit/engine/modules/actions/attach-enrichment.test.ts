import { describe, expect, it } from 'vitest'
import { attachEnrichment } from '@/engine/modules/actions/attach-enrichment.ts'
import { PhpError } from '@/engine/php/errors.ts'
import { at, pluck } from '../../event/samples.ts'
import { listener } from '../../effects/misp.ts'
import { mispWithModules } from '../../effects/services.ts'
import { tryModule } from '../try-module.ts'
import { filterAttributes, roamingData, tryOnSample } from './sample-run.ts'

const results = [{ types: ['text'], values: ['found'] }]
const state = mispWithModules([
  { module: 'lookup', body: { results } },
  { module: 'standard', body: { error: 'no luck' } },
])

describe('attach-enrichment', () => {
  it('needs modules; a list of nothing but an empty text is one', () => {
    for (const modules of ['', []]) {
      expect(tryOnSample(attachEnrichment, { modules }, { state })).toMatchObject({
        success: false,
        errors: ['No enrichmnent module selected'],
      })
    }
    const nothing = tryOnSample(attachEnrichment, { modules: [''] }, { state })
    expect(nothing.success).toBe(true)
    expect(nothing.session.state).toBe(state)
  })

  it('adds each answer to the attribute, in its own place and in the flattened list', () => {
    const { session, stored, success } = tryOnSample(
      attachEnrichment,
      { modules: ['', 'lookup', 'standard'] },
      { state },
    )
    expect(success).toBe(true)
    const attached = [results, { error: 'no luck' }]
    expect(at(stored, 'Event', 'Attribute', '0', 'enrichment')).toEqual(attached)
    expect(at(stored, 'Event', 'Object', '0', 'Attribute', '0', 'enrichment')).toEqual(attached)
    expect(pluck(at(stored, 'Event', '_AttributeFlattened'), 'enrichment')).toEqual(
      Array.from({ length: 4 }, () => attached),
    )
    expect(session.state.events).toBe(state.events)
  })

  it('takes a single text and adds to what is there; modules skip types they do not take', () => {
    const data = roamingData(state)
    const once = tryOnSample(attachEnrichment, { modules: 'lookup' }, { state, data })
    const twice = tryOnSample(attachEnrichment, { modules: 'lookup' }, { state, data: once.stored })
    expect(at(twice.stored, 'Event', 'Attribute', '0', 'enrichment')).toEqual([results, results])
    const onlyHashes = mispWithModules([], {
      modules: [
        { name: 'h', mispattributes: { input: ['md5'] }, meta: { 'module-type': ['expansion'] } },
      ],
    })
    const skipped = tryOnSample(attachEnrichment, { modules: ['h'] }, { state: onlyHashes })
    expect(at(skipped.stored, 'Event', 'Attribute', '0', 'enrichment')).toBeNull()
  })

  it('works on what the node filter keeps', () => {
    const { stored } = tryOnSample(
      attachEnrichment,
      { modules: ['lookup'] },
      { state, savedFilters: filterAttributes('id', '9') },
    )
    expect(pluck(at(stored, 'Event', '_AttributeFlattened'), 'enrichment')).toEqual([
      null,
      [results],
      null,
      null,
    ])
  })

  it('is not kept for a reset of label filters, in any version', () => {
    const data = roamingData(state)
    const { stored } = tryOnSample(
      attachEnrichment,
      { modules: ['lookup'] },
      { state, data: { ...data, _unfilteredData: data } },
    )
    expect(at(stored, '_unfilteredData')).toBe(data)
  })

  it('kills the run for an unknown module, a broken one, or a workflow that forbids the query', () => {
    const tryWith =
      (module: string, on = state) =>
      () =>
        tryOnSample(attachEnrichment, { modules: [module] }, { state: on })
    expect(tryWith('unknown')).toThrow(PhpError)
    expect(
      tryWith('lookup', mispWithModules([{ module: 'lookup', status: 500, body: '' }])),
    ).toThrow('must be of type array, bool given')
    const guarded = { ...state, workflows: [listener('enrichment-before-query', 'no')] }
    expect(tryWith('lookup', guarded)).toThrow('Cannot access offset of type string on string')
  })
})

describe('attach-enrichment on what is no attribute, or gets no results', () => {
  it('passes over what is no attribute', () => {
    const data = { Event: { id: '3', _AttributeFlattened: ['no attribute'] } }
    const { stored, success } = tryModule(attachEnrichment, {
      parameters: { modules: ['lookup'] },
      data,
      state,
    })
    expect({ stored, success }).toEqual({ stored: data, success: true })
  })

  it('keeps an empty list for an answer without results', () => {
    const silent = mispWithModules([{ module: 'lookup', body: {} }])
    const { stored } = tryOnSample(attachEnrichment, { modules: ['lookup'] }, { state: silent })
    expect(at(stored, 'Event', '_AttributeFlattened', '0', 'enrichment')).toEqual([[]])
  })
})
