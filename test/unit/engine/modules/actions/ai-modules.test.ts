import { describe, expect, it } from 'vitest'
import type { MispModulesAnswer } from '@/engine/effects/state.ts'
import { aiExtractIndicators } from '@/engine/modules/actions/ai-extract-indicators.ts'
import { aiSummarizeReport } from '@/engine/modules/actions/ai-summarize-report.ts'
import type { NodeModule } from '@/engine/modules/module.ts'
import type { PhpMap, PhpValue } from '@/engine/php/value.ts'
import { at, pluck } from '../../event/samples.ts'
import { misp } from '../../effects/misp.ts'
import { service } from '../../effects/services.ts'
import { tryOnSample } from './sample-run.ts'

function report(id: string, content: string): PhpMap {
  return { id, uuid: `report-${id}`, event_id: '3', name: `Report ${id}`, content, timestamp: '1' }
}

function mispWithReports(
  answers: readonly MispModulesAnswer[],
  { on = true, reachable = true } = {},
) {
  const event = {
    ...misp().events['3'],
    EventReport: [report('1', 'first'), report('2', 'second')],
  }
  return misp({
    events: { 3: event },
    settings: { 'Plugin.AI_services_enable': on },
    ...service(answers, { reachable }),
  })
}

function run(
  module: NodeModule,
  state: ReturnType<typeof mispWithReports>,
  savedFilters: PhpValue = null,
) {
  return tryOnSample(module, {}, { state, version: '2026', savedFilters })
}

const summary = (value: string, text: string): MispModulesAnswer => ({
  module: 'ai_connector',
  value,
  body: { results: { summary: text } },
})

describe('the AI services', () => {
  it('must be switched on', () => {
    for (const module of [aiSummarizeReport, aiExtractIndicators]) {
      expect(run(module, mispWithReports([], { on: false }))).toMatchObject({
        success: false,
        errors: ['The AI services are not enabled on this instance.'],
      })
    }
  })
})

describe('summarising reports', () => {
  it('puts a summary on top of each, once', () => {
    const state = mispWithReports([summary('report-1', 'A.'), summary('report-2', 'B.')])
    const once = run(aiSummarizeReport, state)
    expect(once.success).toBe(true)
    const texts = ['# AI summary\n\nA.\n\n---\n\nfirst', '# AI summary\n\nB.\n\n---\n\nsecond']
    expect(pluck(at(once.stored, 'Event', 'EventReport'), 'content')).toEqual(texts)
    const twice = run(aiSummarizeReport, once.session.state)
    expect(twice.success).toBe(true)
    expect(twice.session.effects).toEqual([])
  })

  it('works on the reports the node filter keeps', () => {
    const filter = { selector: 'Event.EventReport.{n}', path: 'id', operator: 'equals', value: '2' }
    const { stored } = run(aiSummarizeReport, mispWithReports([summary('report-2', 'B.')]), filter)
    expect(at(stored, 'Event', 'EventReport', '0', 'content')).toBe('first')
  })

  it('says which report failed and why', () => {
    const errorsFor = (answers: readonly MispModulesAnswer[], reachable = true) =>
      run(aiSummarizeReport, mispWithReports(answers, { reachable })).errors
    expect(errorsFor([summary('report-1', 'A.')])).toEqual([
      'Report report-2: The AI module gave no summary.',
    ])
    expect(errorsFor([], false)[0]).toBe('Report report-1: The AI service is not reachable.')
    expect(errorsFor([{ module: 'ai_connector', status: 500, body: '' }])[0]).toBe(
      'Report report-1: The AI service is not reachable.',
    )
    expect(errorsFor([{ module: 'ai_connector', body: { error: 'busy' } }])[0]).toBe(
      'Report report-1: busy',
    )
  })

  it('says so when the report is no longer stored', () => {
    const state = mispWithReports([summary('report-1', 'A.'), summary('report-2', 'B.')])
    const { stored } = run(aiSummarizeReport, mispWithReports([]))
    const emptied = { ...state, events: { 3: { ...state.events['3'], EventReport: [] } } }
    const result = tryOnSample(
      aiSummarizeReport,
      {},
      { state: emptied, version: '2026', data: stored },
    )
    expect(result.errors).toEqual([
      'Report report-1: Could not save the report.',
      'Report report-2: Could not save the report.',
    ])
  })
})

describe('extracting indicators from reports', () => {
  const answer: MispModulesAnswer = {
    module: 'ai_connector',
    value: 'report-1',
    body: {
      results: {
        Attribute: [{ type: 'ip-dst', category: 'Network activity', value: '192.0.2.1' }],
        Object: [
          {
            name: 'url',
            'meta-category': 'network',
            Attribute: [
              { object_relation: 'host', type: 'text', category: 'Other', value: 'evil.example' },
            ],
          },
        ],
      },
    },
  }

  it('adds them with a comment that names the report, once', () => {
    const once = run(aiExtractIndicators, mispWithReports([answer]))
    expect(once.success).toBe(true)
    const comments = pluck(at(once.stored, 'Event', '_AttributeFlattened'), 'comment')
    const comment = 'extracted by ai_connector from EventReport report-1'
    expect(comments.filter((text) => text === comment)).toHaveLength(2)
    const twice = run(aiExtractIndicators, once.session.state)
    expect(twice.session.state.outbox.requests).toHaveLength(
      once.session.state.outbox.requests.length + 1,
    )
  })

  it('says which event failed', () => {
    const broken = mispWithReports([{ module: 'ai_connector', body: { error: 'busy' } }])
    expect(run(aiExtractIndicators, broken)).toMatchObject({
      success: false,
      errors: ['Event 3: busy', 'Event 3: busy'],
    })
  })
})
