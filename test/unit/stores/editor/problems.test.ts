import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { edgesOf, edgeId } from '@/engine/graph/edit/edges'
import { teachingTexts } from '../../workers/run/sample-files'
import { sampleEditor } from './editor'

const fetchTexts = vi.fn(() => Promise.resolve(teachingTexts))
vi.mock('@/stores/teaching-files', () => ({ fetchTeachingTexts: () => fetchTexts() }))

beforeEach(() => {
  fetchTexts.mockImplementation(() => Promise.resolve(teachingTexts))
})

afterEach(() => {
  vi.restoreAllMocks()
})

describe('problems of what is open', () => {
  it('follow every change, by node and by connection', () => {
    const { problems, nodes, state } = sampleEditor()
    expect(problems.problemsByNode.value.get('2')?.[0]?.parameter).toBe('tags')
    nodes.setParameter('2', 'tags', ['tlp:red'])
    expect(problems.problemsByNode.value.get('2')).toBeUndefined()
    expect(problems.isRefused.value).toBe(false)
    const back = { source: '3', output: 'output_1', target: '2', input: 'input_1' }
    nodes.connectNodes(back)
    expect(problems.isRefused.value).toBe(true)
    expect(problems.problemsByEdge.value.get(edgeId(back))?.[0]?.rule).toBe('cycle')
    const [fix] = problems.problems.value[0]?.fixes ?? []
    if (fix === undefined) throw new Error('no fix')
    problems.mend(fix)
    expect(edgesOf(state.graph.value)).toHaveLength(3)
    expect(state.undoLabel.value).toBe(fix.label)
  })

  it('tell characters that MISP cannot save, in what was read and in what was typed', () => {
    const { problems, canvas, nodes } = sampleEditor()
    const wide = () => problems.problems.value.find(({ rule }) => rule === 'wide-characters')
    expect(wide()).toBeUndefined()
    nodes.setParameter('4', 'message', 'Stop 🛑')
    expect(wide()?.text).toContain('node 4')
    canvas.setProperties({ name: '🙂' })
    expect(wide()?.text).toContain('the name')
    expect(wide()?.refused).toBe(true)
  })

  it('know the lists of the simulated MISP once it is loaded', async () => {
    const { problems, misp, nodes } = sampleEditor()
    nodes.setParameter('2', 'tags', ['nobody:knows="it"'])
    expect(problems.problemsByNode.value.get('2')).toBeUndefined()
    await misp.loadMisp()
    expect(misp.mispError.value).toBe('')
    expect(misp.options.value.tags.length).toBeGreaterThan(5)
    const [problem] = problems.problemsByNode.value.get('2') ?? []
    expect(problem?.text).toContain('nobody:knows')
  })

  it('go on with an empty MISP when it cannot be loaded', async () => {
    fetchTexts.mockImplementation(() => Promise.reject(new Error('offline')))
    const { misp, problems } = sampleEditor()
    await misp.loadMisp()
    expect(misp.mispError.value).toBe('offline')
    expect(problems.problems.value.length).toBeGreaterThan(0)
  })
})
