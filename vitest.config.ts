import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { alias, defines } from './scripts/lib/defines.mjs';

/** Tests that leave nothing behind in their process share its modules: most of their time would go into loading them anew. */
const pure = [
  'test/{core,renderer}/**/*.test.{ts,tsx}',
  'test/main/{importing,storage}/**/*.test.ts',
  'test/{bench,scripts}/**/*.test.ts',
];

/**
 * The same, for tests over a real workspace and its job processes, apart from those above as they have other modules to share. What
 * belongs here cleans up by `onTestFinished` or in its own file: a hook at the top of a shared helper is heard by the first file alone.
 */
const served = [
  'test/main/*.test.ts',
  'test/main/{columns,exchange,exploring,jobs,services,shell,sweeps}/**/*.test.ts',
  'test/{cli,laws,shared}/**/*.test.ts',
  'test/compute/{measure,training}/**/*.test.ts',
];

export default defineConfig(async () => {
  const shared = { define: await defines(), resolve: { alias } };
  const settings = {
    environment: 'node',
    pool: 'forks',
    setupFiles: ['test/same-draws.ts'],
    // Only what hangs takes so long, on the busiest machine.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    unstubEnvs: true,
  };
  return {
    ...shared,
    test: {
      // Vitest's own choice leaves one processor free; on two that would take twice as long, and tests wait for processes now and then.
      maxWorkers: Math.max(3, availableParallelism() - 1),
      globalSetup: ['test/global-setup.ts'],
      projects: [
        { ...shared, test: { ...settings, name: 'pure', include: pure, isolate: false } },
        { ...shared, test: { ...settings, name: 'served', include: served, isolate: false } },
        {
          ...shared,
          test: {
            ...settings,
            name: 'real',
            include: ['test/**/*.test.{ts,tsx}'],
            exclude: ['test/e2e/**', ...pure, ...served],
          },
        },
      ],
    },
  };
});
