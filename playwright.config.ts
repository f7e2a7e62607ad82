import { defineConfig } from '@playwright/test'
import { launchOptions } from './test/tools/chromium.ts'

const inCi = process.env['CI'] !== undefined

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: inCi,
  // A test that needs its second try is shown as flaky.
  retries: inCi ? 1 : 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    launchOptions: launchOptions(),
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    video: 'off',
    // What an earlier test kept for use offline would answer for the server; test/e2e/offline.spec.ts allows it.
    serviceWorkers: 'block',
  },
})
