import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: import.meta.dirname,
  test: {
    name: 'kills',
    include: ['*.test.ts'],
    globalSetup: ['../support/postgres.ts', '../support/anyTab.ts'],
    testTimeout: 30 * 60_000,
    hookTimeout: 120_000,
  },
});
