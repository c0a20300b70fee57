import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: import.meta.dirname,
  test: {
    name: 'interop',
    include: ['*.test.ts'],
    globalSetup: ['../support/postgres.ts', '../support/anyTab.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
