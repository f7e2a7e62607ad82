import { describe, expect, it } from 'vitest'
import { JsonView } from '@/formats/json/json-view'

function view(text: string): JsonView {
  const read = JsonView.read(text)
  if (!read.ok) throw new Error(read.problem.message)
  return read.view
}

describe('JsonView', () => {
  it('goes through maps in the order of the text, and through lists', () => {
    const top = view('{"9":["x","y"],"5":null}')
    expect(top.entries().map(([key]) => key)).toEqual(['9', '5'])
    const list = top.child('9')?.entries() ?? []
    expect(list.map(([key, item]) => [key, item.value])).toEqual([
      ['0', 'x'],
      ['1', 'y'],
    ])
    expect(top.child('5')?.entries()).toEqual([])
  })

  it('says where a value stands', () => {
    const inner = view('{"Workflow":{"data":{"2":{},"1":[{"a b":0}]}}}')
      .child('Workflow')
      ?.child('data')
      ?.child('1')
      ?.child(0)
      ?.child('a b')
    expect(inner?.where).toBe('$.Workflow.data["1"][0]["a b"]')
  })

  it('says where a text inside another value stands', () => {
    const read = JsonView.read('{"1":{}}', '$.data')
    expect(read.ok && read.view.child('1')?.where).toBe('$.data["1"]')
  })

  it('finds only what is there: keys of prototypes are plain keys', () => {
    const top = view('{"__proto__":{"x":1},"list":[]}')
    expect(top.child('__proto__')?.value).toEqual({ x: 1 })
    expect(top.child('constructor')).toBeUndefined()
    expect(top.child('list')?.child('length')).toBeUndefined()
    expect(top.child('list')?.map).toBeUndefined()
    expect(view('7').child('a')).toBeUndefined()
  })

  it('hands on what is wrong with a text', () => {
    const read = JsonView.read('{"a":}')
    expect(!read.ok && read.problem.place).toMatchObject({ line: 1, column: 6 })
  })
})
