import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: /\.(e2e|spec|test)\.ts$/,
  outputDir: 'test-results/e2e',
  // Only what hangs takes so long, on the busiest machine; how fast something is, is a question for `bench/`.
  timeout: 600_000,
  expect: { timeout: 30_000, toPass: { timeout: 60_000 } },
  workers: 1,
  retries: 0,
  forbidOnly: true,
  use: { screenshot: 'only-on-failure', trace: 'retain-on-failure' },
});
