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
    globalSetup: ['test/global-setup.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
}));
