import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Locator, type Page } from '@playwright/test'
import { workflowFile } from '../unit/workers/run/sample-files.ts'
import { expect, expectAccessible, test } from './fixtures.ts'

/** The parts of the page as its users find them. */
function partsOf(page: Page): Record<'workflow' | 'event' | 'result' | 'outcome' | 'run', Locator> {
  const result = page.getByRole('region', { name: 'Result', exact: true })
  return {
    workflow: page.getByRole('region', { name: 'Workflow', exact: true }),
    event: page.getByRole('region', { name: 'Event', exact: true }),
    result,
    outcome: result.getByTestId('outcome'),
    run: page.locator('header').getByRole('button', { name: 'Run', exact: true }),
  }
}

/** Opens the page and waits until blueprint and sample are there. */
async function openPage(page: Page, query = ''): Promise<ReturnType<typeof partsOf>> {
  await page.goto(`#/run${query}`)
  const parts = partsOf(page)
  await expect(parts.run).toBeEnabled()
  return parts
}

async function openFile(
  page: Page,
  button: 'Open workflow or blueprint' | 'Open event',
  name: string,
  content: string,
): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: button }).click()
  const buffer = Buffer.from(content)
  await (await chooser).setFiles({ name, mimeType: 'application/json', buffer })
}

const openWorkflow = (page: Page, content: string): Promise<void> =>
  openFile(page, 'Open workflow or blueprint', 'workflow.json', content)
const openEvent = (page: Page, content: string): Promise<void> =>
  openFile(page, 'Open event', 'event.json', content)

const publish = ['trigger', 'event-publish'] as const

test.describe('a blueprint of ours', () => {
  test('blocks an event with a red tag and says what that means', async ({ page }) => {
    const { workflow, outcome, result, run } = await openPage(page, '?sample=phishing')
    await expect(workflow).toContainText('Block on PAP:RED or tlp:red')
    await expect(workflow.getByLabel('Behind the trigger')).toHaveValue('enrichment-before-query')
    await run.click()
    await expect(outcome).toContainText('Blocked')
    await expect(outcome).toContainText('The query is not sent to the enrichment module.')
    await expect(outcome).toContainText('It stopped at node 3 · Stop execution: Execution stopped')
    await expect(outcome).toContainText('MISP 2.5.1 does the same.')
    const steps = result.getByRole('list', { name: 'Nodes in order' }).getByRole('listitem')
    await expect(steps.first()).toContainText('first output (then) → node 3')
    await expectAccessible(page)
  })

  test('lets a harmless event pass', async ({ page }) => {
    const { event, outcome, run } = await openPage(page, '?sample=guessing')
    await expect(event).toContainText('Password guessing against SSH servers')
    await run.click()
    await expect(outcome).toContainText('Success')
    await expect(outcome).toContainText('The query is sent to the enrichment module.')
    await expectAccessible(page)
  })

  test('brings its trigger and its sample event, but never takes own data away', async ({
    page,
  }) => {
    const { workflow, event, outcome, run } = await openPage(page, '?sample=guessing')
    const choose = async (name: string): Promise<void> => {
      await workflow.getByRole('button', { name: 'Blueprints' }).click()
      await page.getByRole('menuitem', { name }).click()
    }
    await choose('Mail on a pulled event')
    await expect(workflow.getByLabel('Behind the trigger')).toHaveValue(
      'event-after-save-new-from-pull',
    )
    await expect(event).toContainText('sample of “Mail on a pulled event”')
    await expect(page).toHaveURL(/blueprint=mail-on-a-pulled-event&sample=mail-on-a-pulled-event/)
    await run.click()
    await expect(outcome).toContainText('Success')
    await expectAccessible(page)

    await openEvent(page, '{"Event": {"info": "Mine", "Attribute": []}}')
    await choose('Curation gate')
    await expect(workflow.getByLabel('Behind the trigger')).toHaveValue('event-publish')
    await expect(event).toContainText('Mine')
    await workflow.getByRole('button', { name: 'Use its sample event' }).click()
    await expect(event).toContainText('Half-written notes about a new loader')
  })

  test('gives the same when it is run twice', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const { outcome, result, run } = await openPage(page, '?sample=intrusion')
    const logs: string[] = []
    for (let time = 0; time < 2; time += 1) {
      await run.click()
      await expect(outcome).toContainText('MISP 2.5.1 ends the same way')
      await result.getByRole('tab', { name: /^Log/ }).click()
      await page.evaluate(() => navigator.clipboard.writeText(''))
      await result.getByRole('button', { name: 'Copy log' }).click()
      await expect
        .poll(() => page.evaluate(() => navigator.clipboard.readText()))
        .toContain('Finished executing workflow')
      logs.push(await page.evaluate(() => navigator.clipboard.readText()))
      await expect(outcome).toContainText('Blocked')
    }
    expect(logs[1]).toBe(logs[0])
    expect(logs[0]).toContain('Outcome: blocked')
  })

  test('stays chosen with trigger, sample and version in the address', async ({ page }) => {
    const { workflow, event } = await openPage(page, '?sample=guessing')
    await workflow.getByLabel('Behind the trigger').selectOption('event-publish')
    await page.getByLabel('MISP', { exact: true }).selectOption('2.5.1')
    await expect(page).toHaveURL(/trigger=event-publish&sample=guessing&version=2.5.1/)
    await page.reload()
    await expect(workflow.getByLabel('Behind the trigger')).toHaveValue('event-publish')
    await expect(event).toContainText('Password guessing')
    await expect(page.getByLabel('MISP', { exact: true })).toHaveValue('2.5.1')
  })
})

test.describe('what a run shows', () => {
  const tagging = workflowFile([
    { id: 1, module: publish, to: [[2]] },
    {
      id: 2,
      module: ['action', 'tag_operation'],
      parameters: { scope: 'event', action: 'add', locality: 'local', tags: ['seen'] },
      to: [[3]],
    },
    {
      id: 3,
      module: ['action', 'webhook'],
      parameters: { url: 'https://example.com/{{ Event.id }}' },
    },
  ])

  test('changes, effects, requests, debug calls and snapshots', async ({ page }) => {
    const { outcome, result, run } = await openPage(page)
    await openWorkflow(page, tagging)
    await expect(page.getByText('workflow.json')).toBeVisible()
    await run.click()
    await expect(outcome).toContainText('The event is published.')

    const line = result.locator('[data-step="0"]')
    await line.click()
    await expect(line).toHaveAttribute('aria-expanded', 'true')
    await expect(result).toContainText('Changes in the roaming data')
    await expect(result).toContainText('Event.Tag.3')
    await expectAccessible(page)
    await result.getByRole('button', { name: 'Data after' }).click()
    const dialog = page.getByRole('dialog', { name: 'Data after node 2' })
    await expect(dialog.locator('.view-lines')).toContainText('Event')
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()

    await result.getByRole('tab', { name: 'Effects 2' }).click()
    await expect(result.getByRole('list', { name: 'Effects' })).toContainText(
      'Attach the local tag seen to event 12',
    )
    await result.getByRole('tab', { name: 'Outgoing 1' }).click()
    await expect(result.getByRole('list', { name: 'Outgoing' })).toContainText(
      'POST https://example.com/12',
    )
    await result.getByRole('tab', { name: /^Debug calls/ }).click()
    const calls = result.getByRole('list', { name: 'Debug calls' })
    await expect(calls).toContainText('/init?type=blocking')
    await expect(calls).toContainText('/exec/webhook?result=')
    await calls.getByRole('button').first().click()
    await expect(page.getByRole('dialog').locator('.view-lines')).toContainText('source')
  })

  test('the log is MISP’s, letter for letter', async ({ page }) => {
    const { result, run } = await openPage(page, '?sample=phishing')
    await run.click()
    await result.getByRole('tab', { name: 'Log 5' }).click()
    const log = result.getByRole('region', { name: 'Log' })
    await expect(log).toContainText(
      'Started executing workflow for trigger `enrichment-before-query` (1)',
    )
    await result.getByLabel('workflow-execution.log').check()
    await expect(log).toContainText('] Workflow(enrichment-before-query:1). Started executing')
    await expectAccessible(page)
  })

  test('branches of a concurrent task are groups of their own', async ({ page }) => {
    const { result, outcome, run } = await openPage(page)
    await openWorkflow(
      page,
      workflowFile([
        { id: 1, module: publish, to: [[2]] },
        { id: 2, module: ['logic', 'concurrent-task'], to: [[3, 4]] },
        { id: 3, module: ['action', 'stop-execution'] },
        { id: 4, module: ['action', 'push-zmq'] },
      ]),
    )
    await run.click()
    await expect(outcome).toContainText('2 further executions')
    for (const node of ['3', '4']) {
      const title = `Branch of a concurrent task, from node ${node}`
      await expect(result.getByRole('heading', { name: title })).toBeVisible()
    }
  })

  test('a failure: the condition of the trigger does not hold', async ({ page }) => {
    const { outcome, result, run } = await openPage(page)
    const parameters = { scope: 'event', locality: 'any', tag: 'tlp:red' }
    await openWorkflow(
      page,
      workflowFile([
        { id: 1, module: ['trigger', 'tag-attached-after-save'], parameters, to: [[2]] },
        { id: 2, module: ['action', 'push-zmq'] },
      ]),
    )
    const named = 'Trigger Tag Attached After Save tag-attached-after-save'
    await expect(page.getByText(named, { exact: true })).toBeVisible()
    await openEvent(page, '{"Tag": {"name": "tlp:green", "event_id": "1", "local": true}}')
    await expect(page.getByText('event.json')).toBeVisible()
    await run.click()
    await expect(outcome).toContainText('Failure')
    await expect(outcome).toContainText('Conditions on the trigger are not satisfied')
    await expect(outcome).toContainText('Nothing waits for this workflow')
    await expect(result.getByRole('tab', { name: 'Effects 0' })).toBeVisible()
    await expectAccessible(page)
  })

  test('a fatal end in one version and not in the other', async ({ page }) => {
    const { outcome, run } = await openPage(page)
    await openWorkflow(
      page,
      workflowFile([
        { id: 1, module: publish, to: [[2]] },
        {
          id: 2,
          module: ['action', 'tag_replacement_tlp'],
          parameters: { scope: 'event', locality: 'local' },
        },
      ]),
    )
    const tag = { id: '1', name: 'TLP:white', local: true }
    await openEvent(page, JSON.stringify({ Event: { id: '1', info: 'x', Tag: [tag] } }))
    await expect(page.getByText('event.json')).toBeVisible()
    await run.click()
    await expect(outcome).toContainText('Fatal error')
    await expect(outcome).toContainText('HTTP 500')
    await expect(outcome).toContainText('MISP 2.5.1 ends differently: success')
    await expectAccessible(page)
  })

  test('a trigger that is not about an event gets the JSON as it is', async ({ page }) => {
    const { workflow, event, outcome, run } = await openPage(page)
    await workflow.getByLabel('Behind the trigger').selectOption('user-before-save')
    await expect(event).toContainText('The JSON is handed to user-before-save as it is')
    await openEvent(page, '{"id": "1", "email": "a@b.example"}')
    await run.click()
    await expect(outcome).toContainText('The user account is saved.')
  })

  test('several workflows and several events in one file: one is chosen', async ({ page }) => {
    const { workflow, event, outcome, run } = await openPage(page)
    const files = ['first', 'second'].map((name, index): unknown =>
      JSON.parse(
        workflowFile(
          [
            { id: 1, module: publish, to: [[2]] },
            { id: 2, module: ['action', index === 0 ? 'push-zmq' : 'stop-execution'] },
          ],
          { name },
        ),
      ),
    )
    await openWorkflow(page, JSON.stringify(files))
    await workflow.getByLabel('One of 2:').selectOption('second')
    await openEvent(page, '[{"Event":{"id":"1","info":"one"}},{"Event":{"id":"2","info":"two"}}]')
    await event.getByLabel('One of 2:').selectOption('#2 two')
    await run.click()
    await expect(outcome).toContainText('Blocked')
  })
})

test.describe('the simulated MISP', () => {
  const list = { name: 'Ours', type: 'string', matching_attributes: ['ALL'], list: ['192.0.2.7'] }

  test('takes warninglists of one’s own, and gives them back', async ({ page }) => {
    const { outcome, result, run } = await openPage(page)
    const card = page.getByRole('region', { name: 'Simulated MISP', exact: true })
    const open = async (name: string, content: unknown): Promise<void> => {
      const chooser = page.waitForEvent('filechooser')
      await card.getByRole('button', { name: 'Your files' }).click()
      await page.getByRole('menuitem', { name: /^Add warninglists/ }).click()
      const buffer = Buffer.from(JSON.stringify(content))
      await (await chooser).setFiles({ name, mimeType: 'application/json', buffer })
    }
    const counted = card.getByRole('listitem').filter({ hasText: 'warninglists' })
    const shipped = Number.parseInt((await counted.textContent()) ?? '')
    await open('bad.json', { ...list, list: 5 })
    await expect(card.getByRole('alert')).toContainText('bad.json was not taken')
    await expectAccessible(page)

    await open('ours.json', list)
    await expect(card).toContainText('Yours: ours.json')
    await expect(card.getByRole('alert')).toBeHidden()
    await expect(counted).toHaveText(`${shipped + 1} warninglists`)
    await openWorkflow(
      page,
      workflowFile([
        { id: 1, module: publish, to: [[2]] },
        {
          id: 2,
          module: ['action', 'attach-warninglist'],
          parameters: { warninglists: ['Ours'] },
        },
      ]),
    )
    const attribute = { id: '1', type: 'ip-dst', value: '192.0.2.7', to_ids: true }
    await openEvent(page, JSON.stringify({ Event: { id: '1', Attribute: [attribute] } }))
    await expect(page.getByText('event.json')).toBeVisible()
    await run.click()
    await expect(outcome).toContainText('Success')
    await result.locator('[data-step="0"]').click()
    await expect(result).toContainText('warnings')

    await card.getByRole('button', { name: 'As it ships' }).click()
    await expect(counted).toHaveText(`${shipped} warninglists`)
    await expect(card).not.toContainText('Yours')
  })
})

test.describe('bad input', () => {
  test('what is no JSON names line and column, and the text stays', async ({ page }) => {
    const { workflow, event, outcome, run } = await openPage(page, '?sample=phishing')
    await openEvent(page, '{"Event": {\n  "info": "x"\n  "id": 1\n}}')
    await expect(event.getByRole('alert')).toContainText('Line 3, column 3')
    await expect(event).toContainText('The last valid data stays in use')
    await openWorkflow(page, '{"Workflow": ')
    const problems = workflow.getByRole('region', { name: 'Problems of the workflow file' })
    await expect(problems).toContainText('line 1, column 14')
    await expect(problems).toContainText('This is no JSON')
    await expectAccessible(page)
    await run.click()
    await expect(outcome).toContainText('Blocked')
    await page.getByRole('tab', { name: 'Workflow JSON' }).click()
    await expect(page.locator('.view-lines').first()).toContainText('{"Workflow":')
  })

  test('JSON that is no event or no workflow says what it is', async ({ page }) => {
    const { workflow, event, run } = await openPage(page)
    await openEvent(page, '{"colours": ["red"]}')
    await expect(event.getByRole('alert')).toContainText('This is no event')
    await expect(event).toContainText('an object with the field “colours”')
    await expect(run).toBeDisabled()
    await openWorkflow(page, '{"Event": {"info": "x"}}')
    await expect(workflow).toContainText('This is a MISP event, not a workflow.')
    await expectAccessible(page)
    await event.getByRole('button', { name: 'Hand the JSON over as it is' }).click()
    await expect(run).toBeEnabled()
  })

  test('no trigger, two triggers, a missing node, an unknown module', async ({ page }) => {
    const { workflow, outcome, run } = await openPage(page)
    const problems = workflow.getByRole('region', { name: 'Problems of the workflow file' })
    await openWorkflow(page, workflowFile([{ id: 2, module: ['action', 'push-zmq'] }]))
    await expect(problems).toContainText('containing no or more than one trigger')
    await expect(workflow.getByLabel('Behind the trigger')).toBeVisible()

    await openWorkflow(
      page,
      workflowFile([
        { id: 1, module: publish },
        { id: 2, module: ['trigger', 'event-before-save'] },
      ]),
    )
    await expect(problems).toContainText('Keep exactly one trigger')

    await openWorkflow(
      page,
      workflowFile([
        { id: 1, module: publish, to: [[2]] },
        { id: 2, module: ['action', 'no-such-module'], to: [[77]] },
      ]),
    )
    await expect(problems).toContainText('leads to node 77, which does not exist')
    await expect(problems).toContainText('$.Workflow.data["2"].outputs.output_1')
    await expect(problems).toContainText('There is no action module “no-such-module”')
    await expectAccessible(page)
    await run.click()
    await expect(outcome).toContainText('Fatal error')
    await expect(outcome).toContainText('A connection leads to a node that does not exist: 2 → 77.')
  })

  test('a file of 200 MB is refused with the limit, and the page goes on', async ({ page }) => {
    const { event, outcome, run } = await openPage(page, '?sample=phishing')
    // Playwright hands over no more than 50 MB: the page gets the file from within.
    await page.evaluate(() => {
      const files = new DataTransfer()
      files.items.add(new File(['x'.repeat(1000), new Uint8Array(200_000_000)], 'huge.json'))
      const target = document.querySelector('main section') ?? document.body
      target.dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true }))
    })
    await expect(event.getByRole('alert')).toContainText(
      '“huge.json” has 200 MB; files of up to 64 MB',
    )
    await run.click()
    await expect(outcome).toContainText('Blocked')
  })

  test('a regex that runs for ever is stopped by hand and by the clock', async ({ page }) => {
    test.slow()
    const { result, outcome, event, workflow, run } = await openPage(page)
    const path = 'Event.Attribute.{n}[value=/^(a+)+$/].value'
    await openWorkflow(
      page,
      workflowFile([
        { id: 1, module: publish, to: [[2]] },
        {
          id: 2,
          module: ['logic', 'generic-if'],
          parameters: { value: 'x', operator: 'in', hash_path: path },
          to: [[], []],
        },
      ]),
    )
    const Attribute = [{ id: '1', type: 'text', value: `${'a'.repeat(60)}!` }]
    await openEvent(page, JSON.stringify({ Event: { id: '1', info: 'slow', Attribute } }))
    await expect(event).toContainText('slow')
    await run.click()
    await expect(result).toContainText('now at 2 · generic-if')
    await result.getByRole('button', { name: 'Stop' }).click()
    await expect(result).toContainText('1 node was reached. The run hung at 2 · generic-if')
    await expect(page.getByText('The last run was stopped')).toBeVisible()

    await run.click()
    await expect(result).toContainText('Stopped: the run took longer than 20 seconds', {
      timeout: 40_000,
    })
    await expect(result).toContainText('2 · generic-if')
    await expectAccessible(page)
    await expect(workflow).toContainText('workflow.json')
    await openEvent(page, '{"Event": {"id": "1", "info": "fast", "Attribute": []}}')
    await expect(event).toContainText('fast')
    await run.click()
    await expect(outcome).toContainText('Success')
  })
})

test.describe('whole page', () => {
  test('is used by keyboard alone', async ({ page }) => {
    const { outcome, result } = await openPage(page, '?sample=phishing')
    await page.keyboard.press('ControlOrMeta+Enter')
    await expect(outcome).toContainText('Blocked')
    await page.keyboard.press('Alt+R')
    await expect(result).toBeFocused()
    const second = result.locator('[data-step="1"]')
    await expect(second).toHaveAttribute('tabindex', '0')
    await second.focus()
    await page.keyboard.press('ArrowUp')
    await expect(result.locator('[data-step="0"]')).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(result).toContainText('event_attribute')
    await page.keyboard.press('Alt+J')
    await expect(page.getByRole('textbox', { name: 'Event as JSON' })).toBeFocused()
  })

  test('an edited event is run as it stands, without waiting for the pause', async ({ page }) => {
    const { outcome } = await openPage(page, '?sample=phishing')
    await page.keyboard.press('Alt+J')
    await expect(page.locator('.monaco-editor').first()).toBeVisible()
    await page.getByRole('textbox', { name: 'Event as JSON' }).focus()
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.insertText('{"Event": {"id": "5", "info": "mine"}}')
    await page.keyboard.press('ControlOrMeta+Enter')
    await expect(outcome).toContainText('Success')
  })

  test('files that are dropped or pasted go where they belong', async ({ page }) => {
    const { workflow, event } = await openPage(page)
    const text = workflowFile([{ id: 1, module: publish }], { name: 'Dropped one' })
    await page.evaluate((content) => {
      const files = new DataTransfer()
      files.items.add(new File([content], 'dropped.json'))
      const drop = new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true })
      document.querySelector('main section')?.dispatchEvent(drop)
    }, text)
    await expect(workflow).toContainText('Dropped one')
    await page.evaluate(() => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', '{"Event": {"id": "9", "info": "Pasted one"}}')
      const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
      document.body.dispatchEvent(paste)
    })
    await expect(event).toContainText('Pasted one')
  })

  test('fits a phone: the result comes into sight with the run', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    const { outcome, run } = await openPage(page, '?sample=phishing')
    await expect(page.getByRole('tab', { name: 'Workflow and event' })).toBeVisible()
    await run.click()
    await expect(outcome).toBeVisible()
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow).toBe(0)
    await expectAccessible(page)
  })

  test('is reached from the start page, also with a blueprint and its event', async ({ page }) => {
    await page.goto('')
    await page
      .locator('main')
      .getByRole('link', { name: /^Run Run a workflow/ })
      .click()
    await expect(page.getByRole('heading', { name: 'Run', exact: true })).toBeFocused()
    const { workflow, event, run } = partsOf(page)
    await expect(run).toBeEnabled()
    await expect(event).toContainText('Phishing for mail passwords')
    await page.goBack()
    await page.locator('main').getByRole('link', { name: 'Run Curation gate' }).click()
    await expect(workflow).toContainText('Curation gate')
    await expect(event).toContainText('Half-written notes about a new loader')
  })
})

const shared = fileURLToPath(new URL('../../../shared/data/', import.meta.url))
const events = `${shared}events/`
const official = `${shared}blueprints/pap-red-and-tlp-red-blocking.json`
const red = ['PAP:RED', 'tlp:red']

interface TaggedRow {
  readonly Tag?: readonly { readonly name: string }[]
}
interface RawEvent extends TaggedRow {
  readonly Attribute?: readonly TaggedRow[]
  readonly Object?: readonly { readonly Attribute?: readonly TaggedRow[] }[]
}

/** Whether an attribute carries a red tag, itself or from its event; read from the JSON alone. */
function isRed(event: RawEvent): boolean {
  const has = ({ Tag = [] }: TaggedRow): boolean => Tag.some(({ name }) => red.includes(name))
  const inObjects = (event.Object ?? []).flatMap(({ Attribute = [] }) => Attribute)
  const attributes = [...(event.Attribute ?? []), ...inObjects]
  return attributes.some((attribute) => has(attribute) || has(event))
}

/** The event of a file, wrapped or bare; undefined when it holds none. */
function eventIn(text: string): RawEvent | undefined {
  const parsed = JSON.parse(text) as { Event?: RawEvent; info?: string } & RawEvent
  return parsed.Event ?? (parsed.info === undefined ? undefined : parsed)
}

test.describe('the official blueprint on real events', () => {
  test.skip(
    !existsSync(official),
    'the folder ../shared/data is not there: no real events to run on',
  )

  test('blocks where an attribute has a red tag, and nowhere else', async ({ page }) => {
    test.slow()
    const { workflow, event, outcome, run } = await openPage(page)
    await openWorkflow(page, readFileSync(official, 'utf8'))
    await expect(workflow).toContainText('PAP:RED and tlp:red Blocking')
    await expect(workflow.getByLabel('Behind the trigger')).toHaveValue('enrichment-before-query')
    const seen = { blocked: 0, success: 0 }
    for (const file of readdirSync(events)) {
      const text = readFileSync(events + file, 'utf8')
      const found = eventIn(text)
      if (found === undefined) continue
      // As it is, and with a red tag on its last attribute and on the event itself.
      for (const variant of variantsOf(found)) {
        await openFile(page, 'Open event', file, JSON.stringify({ Event: variant }))
        await expect(event).toContainText(file)
        await expect(run).toBeEnabled()
        await run.click()
        const expected = isRed(variant) ? 'Blocked' : 'Success'
        seen[isRed(variant) ? 'blocked' : 'success'] += 1
        await expect(outcome, file).toContainText(expected)
        await expect(outcome).toContainText('MISP 2.5.1')
      }
    }
    expect(seen.blocked).toBeGreaterThan(0)
    expect(seen.success).toBeGreaterThan(0)
  })
})

function variantsOf(event: RawEvent): RawEvent[] {
  const last = event.Attribute?.at(-1)
  const onEvent = { ...event, Tag: [...(event.Tag ?? []), { name: 'tlp:red' }] }
  if (last === undefined) return [event, onEvent]
  const tagged = { ...last, Tag: [...(last.Tag ?? []), { name: 'PAP:RED' }] }
  const onAttribute = { ...event, Attribute: [...(event.Attribute ?? []).slice(0, -1), tagged] }
  return [event, onAttribute, onEvent]
}
