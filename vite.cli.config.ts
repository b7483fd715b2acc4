import { defineConfig } from 'vite';
import { alias, defines } from './scripts/lib/defines.mjs';

/** The command line and its job processes, for plain Node. */
export default defineConfig(async () => ({
  define: await defines(),
  resolve: { alias },
  publicDir: false as const,
  ssr: { noExternal: true as const },
  build: {
    ssr: true,
    outDir: 'out/cli',
    target: 'node24',
    sourcemap: true,
    rolldownOptions: {
      external: ['better-sqlite3', /^@tensorflow\//],
      input: {
        index: 'src/cli/index.ts',
        program: 'src/cli/program.ts',
        train: 'src/main/jobs/entries/train-node.ts',
        import: 'src/main/jobs/entries/import.ts',
        explore: 'src/main/jobs/entries/explore.ts',
        clerk: 'src/main/jobs/entries/clerk.ts',
        trial: 'src/main/jobs/entries/trial-node.ts',
        columns: 'src/main/jobs/entries/columns.ts',
        models: 'src/main/jobs/entries/models.ts',
        checkpoint: 'src/main/jobs/entries/checkpoint.ts',
      },
      output: {
        format: 'cjs' as const,
        entryFileNames: '[name].cjs',
        chunkFileNames: 'chunks/[name]-[hash].cjs',
      },
    },
  },
}));
