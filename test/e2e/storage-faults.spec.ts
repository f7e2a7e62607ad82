import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { readDump, type DatabaseDump } from '../unit/storage/dump-database.ts'
import { workflowFile } from '../unit/workers/run/sample-files.ts'
import { expect, expectAccessible, test } from './fixtures.ts'

const firstRelease = readDump(
  readFileSync(new URL('../unit/storage/databases/version-1.json', import.meta.url), 'utf8'),
)

/** Opens the database in a tab as a page of another release does; what is in the dump is made when it is new. */
async function holdDatabase(page: Page, { version, tables }: DatabaseDump): Promise<void> {
  await page.evaluate(
    ([wanted, stores]) =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open('misp-workflow-playground', wanted)
        request.onupgradeneeded = () => {
          for (const { name, keyPath, indexes, rows } of stores) {
            const store = request.result.createObjectStore(name, { keyPath })
            for (const index of indexes) store.createIndex(index.name, index.keyPath)
            for (const row of rows) store.put(row)
          }
        }
        request.onsuccess = () => {
          addEventListener('let-go', () => {
            request.result.close()
          })
          resolve()
        }
        request.onerror = () => {
          reject(request.error ?? new Error('It could not be opened.'))
        }
      }),
    [version, tables] as const,
  )
}

test('a tab of an older or newer page is told of, and nothing is lost', async ({
  page,
  context,
}) => {
  const other = await context.newPage()
  await other.goto('#/hash-path')
  await holdDatabase(other, firstRelease)
  await page.goto('#/workflows')
  await expect(page.getByText('Another tab holds the storage')).toBeVisible()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Import' }).click()
  const content = workflowFile([{ id: 1, module: ['trigger', 'event-publish'] }], { name: 'new' })
  const file = { name: 'new.json', mimeType: 'application/json', buffer: Buffer.from(content) }
  await (await chooser).setFiles(file)
  const added = page.getByRole('link', { name: 'new', exact: true })
  await expect(added).toBeVisible()
  await expect(page.getByText('2 changes in this tab would be lost with it.')).toBeVisible()
  await expectAccessible(page)

  await other.evaluate(() => dispatchEvent(new Event('let-go')))
  await expect(page.getByText('Another tab holds the storage')).toHaveCount(0)
  await page.reload()
  await expect(added).toBeVisible()
  await expect(page.getByRole('link', { name: 'Tag what is new', exact: true })).toBeVisible()

  await holdDatabase(other, { version: 990, tables: [] })
  await expect(page.getByText('A newer version of this page is open in another tab')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Reload the page' })).toBeVisible()
})
