import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: import.meta.dirname,
  test: {
    name: 'pictures',
    include: ['*.test.ts'],
    globalSetup: ['../support/postgres.ts', '../support/builtTab.ts'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
