import { defineConfig } from '@playwright/test';
import { BROWSER_ARGUMENTS, findBrowser } from './tests/support/browser.ts';

// Found once: workers read this file too, and inherit the environment.
const executablePath = (process.env['COPYDESK_CHROMIUM'] = await findBrowser());

/** A step waits only as long as it takes; on a machine with other work that may be long. */
const PATIENCE_MS = 40_000;

export default defineConfig({
  testDir: 'tests/journeys',
  testMatch: '*.e2e.ts',
  outputDir: 'test-results/journeys', // emptied at every start, so nothing else may be in it
  globalSetup: './tests/support/journeys-cluster.ts',
  workers: 2,
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  // A journey is several people's work, on a machine that may be busy.
  timeout: 300_000,
  expect: { timeout: PATIENCE_MS },
  // Unattended, a journey that was only too slow may go again; it is then reported as flaky.
  retries: process.env['CI'] === undefined ? 0 : 1,
  reporter: [['list'], ['json', { outputFile: 'test-results/journeys.json' }]],
  use: {
    browserName: 'chromium',
    actionTimeout: PATIENCE_MS,
    launchOptions: { executablePath, args: BROWSER_ARGUMENTS },
    locale: 'en-GB',
    timezoneId: 'Europe/Brussels',
    screenshot: 'only-on-failure',
    // Recording costs a quarter of the time; unattended, only what failed once is worth it.
    trace: process.env['CI'] === undefined ? 'retain-on-failure' : 'on-first-retry',
  },
});
