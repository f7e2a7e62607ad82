import { ESLint } from 'eslint'
import { beforeAll, describe, expect, it } from 'vitest'
import { forbiddenImport } from '../../tools/one-way-imports.js'

const lint = new ESLint({ cwd: process.cwd() })

/** Lints text as if it stood in an existing file; gives the rules that complain. */
async function complaints(filePath: string, text: string): Promise<string[]> {
  const [result] = await lint.lintText(text, { filePath })
  return (result?.messages ?? []).map(({ ruleId, message }) => ruleId ?? message)
}

const engineFile = 'src/engine/php/value.ts'

describe('imports between rooms', () => {
  it.each([
    ['src/engine/run/walk.ts', '../php/value.ts'],
    ['src/engine/run/walk.ts', '@/engine/php/value.ts'],
    ['src/formats/workflow.ts', '@/engine/graph/model'],
    ['src/storage/events.ts', '@/formats/event'],
    ['src/storage/events.ts', 'dexie'],
    ['src/stores/run.ts', '../../workers/engine.worker?worker&url'],
    ['src/components/frame/Rail.vue', '../icon/Icon.vue'],
    ['src/pages/run/RunPage.vue', '@/components/icon/Icon.vue'],
    ['src/pages/run/RunPage.vue', '../../../blueprints/block.json'],
    ['workers/engine.worker.ts', '../src/engine/run/run.ts'],
    ['src/main.ts', '@/pages/run/RunPage.vue'],
    ['test/unit/x.test.ts', '@/engine/php/value'],
  ])('%s may import %s', (file, source) => {
    expect(forbiddenImport(file, source)).toBeUndefined()
  })

  it.each([
    ['src/engine/run/walk.ts', '@/formats/workflow'],
    ['src/engine/run/walk.ts', '../../formats/workflow.ts'],
    ['src/engine/run/walk.ts', '../../../public/samples/event.json'],
    ['src/engine/run/walk.ts', '../../main.ts'],
    ['src/engine/run/walk.ts', 'vue'],
    ['src/engine/run/walk.ts', 'node:fs'],
    ['src/formats/workflow.ts', '../stores/run'],
    ['src/storage/events.ts', '@/misp/client'],
    ['src/misp/client.ts', '@/storage/events'],
    ['src/stores/run.ts', '@/pages/run/labels'],
    ['src/stores/run.ts', '../App.vue'],
    ['src/components/icon/Icon.vue', '../../pages/run/RunPage.vue'],
    ['workers/engine.worker.ts', '../src/stores/run.ts'],
    ['workers/engine.worker.ts', '@/components/icon/icons'],
    ['src/pages/run/RunPage.vue', '../../../test/e2e/site.ts'],
    ['src/main.ts', '../test/e2e/site.ts'],
    ['src/helpers/text.ts', './other'],
  ])('%s may not import %s', (file, source) => {
    expect(forbiddenImport(file, source)).toBeTypeOf('string')
  })
})

describe('the settings of ESLint', () => {
  // The first file takes as long as reading the types of the whole project.
  beforeAll(() => complaints(engineFile, ''), 120_000)

  it.each([
    `import { ref } from 'vue'\nexport const x = ref(1)\n`,
    `export { x } from '@/stores/x'\n`,
    `export * from '../../formats/x.ts'\n`,
    `import type { X } from '@/pages/x'\nexport const x: X[] = []\n`,
    `export const x = (): Promise<unknown> => import('@/storage/x')\n`,
  ])('forbid in the engine: %s', async (text) => {
    expect(await complaints(engineFile, text)).toEqual(['house/one-way-imports'])
  })

  it.each(['window', 'document', 'fetch', 'localStorage', 'indexedDB', 'navigator', 'self'])(
    'forbid the global %s in the engine',
    async (name) => {
      expect(await complaints(engineFile, `export const x = ${name}\n`)).toEqual([
        'no-restricted-globals',
      ])
    },
  )

  it.each([
    ['no-eval', `export const x: unknown = eval('1')\n`],
    ['no-new-func', `export const x = new Function('return 1')\n`],
    ['@typescript-eslint/no-explicit-any', 'export const x: any = 1\n'],
    ['@typescript-eslint/no-floating-promises', 'Promise.resolve(1)\nexport {}\n'],
    ['@typescript-eslint/ban-ts-comment', '// @ts-expect-error: because\nexport const x = 1\n'],
    [
      '@typescript-eslint/no-unsafe-type-assertion',
      'export const x = (y: unknown): string => y as string\n',
    ],
  ])('hold %s', async (rule, text) => {
    expect(await complaints(engineFile, text)).toContain(rule)
  })

  it('cannot be switched off by a comment', async () => {
    const text = '// eslint-disable-next-line no-eval\nexport const x: unknown = eval("1")\n'
    expect(await complaints(engineFile, text)).toContain('no-eval')
  })
})
