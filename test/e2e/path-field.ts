import { expect, type Locator, type Page } from '@playwright/test'

/** The field of the hash path: a plain input, later the text area of its code editor. */
export function pathField(page: Page): Locator {
  return page.getByLabel('Hash path', { exact: true })
}

/** Waits until the code editors of the page have taken over from the plain fields. */
export async function editorsLoaded(page: Page): Promise<void> {
  await expect(page.locator('.json-editor .monaco-editor').first()).toBeVisible()
  await expect(page.locator('.path-input .monaco-editor')).toBeVisible()
}

/** Replaces the path as a user does who selects all of it and types. */
export async function fillPath(page: Page, path: string): Promise<void> {
  const field = pathField(page)
  // Entering the field sets the caret: selecting comes after that.
  await field.focus()
  await field.fill(path)
  await expect(field).toHaveValue(path)
}
