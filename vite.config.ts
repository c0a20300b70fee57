import react from '@vitejs/plugin-react';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';

const root = import.meta.dirname;

export default defineConfig(async () => ({
  root: 'tab',
  base: '/',
  plugins: [react()],
  build: { outDir: '../dist/tab', emptyOutDir: true, target: 'es2022' },
  // A build must not look for a browser: finding one may unpack it first.
  test: { projects: process.env['VITEST'] === undefined ? [] : await testProjects() },
}));

async function testProjects(): Promise<TestProjectConfiguration[]> {
  // A database that starts takes seconds, and on a busy machine many of them.
  const inNode = { root, testTimeout: 60_000, hookTimeout: 120_000 };
  return [
    {
      test: {
        ...inNode,
        name: 'node',
        include: ['test/**/*.test.ts'],
        // The last three have commands of their own: they take minutes, packages of their own, or new pictures.
        exclude: ['journeys', 'house', 'kills', 'interop', 'pictures'].map(
          (room) => `test/${room}/**`,
        ),
        globalSetup: ['test/support/postgres.ts', 'test/support/anyTab.ts'],
        // They wait more than they compute: for answers that were told to be late, and for the next look at a queue.
        maxWorkers: 4,
        sequence: { groupOrder: 1 },
      },
    },
    { test: { ...inNode, name: 'house', include: ['test/house/**/*.test.ts'] } },
    {
      test: {
        ...inNode,
        name: 'journeys',
        include: ['test/journeys/**/*.test.ts'],
        globalSetup: ['test/support/builtTab.ts'],
        testTimeout: 120_000,
        hookTimeout: 180_000,
      },
    },
    await browserProject(),
  ];
}

async function browserProject(): Promise<TestProjectConfiguration> {
  const { playwright } = await import('@vitest/browser-playwright');
  const { findChromium } = await import('./test/support/chromium.ts');
  return {
    root,
    plugins: [react()],
    // Named in full, for a dependency that is found late reloads the page amid a test.
    optimizeDeps: {
      include: [
        'react',
        'react-dom/client',
        'react/jsx-dev-runtime',
        '@fluentui/react-components',
        '@fluentui/react-icons',
        '@tanstack/react-query',
        '@tanstack/react-virtual',
        'axe-core',
        'zod',
      ],
    },
    test: {
      name: 'browser',
      include: ['test/tab/**/*.browser.test.tsx'],
      browser: {
        enabled: true,
        headless: true,
        screenshotFailures: false,
        viewport: { width: 1280, height: 800 },
        provider: playwright({ launchOptions: await findChromium() }),
        instances: [{ browser: 'chromium' }],
      },
    },
  };
}
