import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { alias, defines } from './scripts/lib/defines.mjs';

export default defineConfig(async () => ({
  define: await defines(),
  resolve: { alias },
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/e2e/**'],
    environment: 'node',
    pool: 'forks',
    // Vitest's own choice leaves one processor free; on two that would take twice as long.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    globalSetup: ['test/global-setup.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
}));
