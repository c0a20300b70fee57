import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';

/** Everything `playwright-core` needs to start a browser. */
export type Chromium = {
  executablePath: string;
  args: string[];
  env?: Record<string, string>;
};

const quietArguments = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * Finds a browser for the tests: `CHROMIUM_PATH`, one that is installed, or on Linux the one that
 * came with `npm ci`. Throws where there is none.
 */
export async function findChromium(): Promise<Chromium> {
  const args = [...quietArguments, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
  const installed = [process.env['CHROMIUM_PATH'], ...usualPlaces].find(
    (place) => place !== undefined && existsSync(place),
  );
  if (installed !== undefined) return { executablePath: installed, args };
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('Cannot find a browser: install Chrome or Edge, or set CHROMIUM_PATH');
  }
  return { args, ...(await unpackFromNpm()) };
}

async function unpackFromNpm(): Promise<Omit<Chromium, 'args'>> {
  const cache = path.resolve(import.meta.dirname, '../../node_modules/.cache/chromium');
  mkdirSync(cache, { recursive: true });
  // The package unpacks into the temporary folder, and carries the shared libraries along only
  // where it believes to be on AWS. It changes the library path of this process on the way.
  const forUnpacking = { TMPDIR: cache, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' };
  const touched = [...Object.keys(forUnpacking), 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH'];
  const before = Object.fromEntries(touched.map((name) => [name, process.env[name]]));
  try {
    Object.assign(process.env, forUnpacking);
    const { default: chromium } = await import('@sparticuz/chromium');
    const executablePath = await chromium.executablePath();
    const libraryPath = path.join(cache, 'al2023', 'lib');
    return lacksLibraries(executablePath, before['LD_LIBRARY_PATH'] ?? '')
      ? { executablePath, env: { ...environment(before), LD_LIBRARY_PATH: libraryPath } }
      : { executablePath };
  } finally {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}

function lacksLibraries(executablePath: string, libraryPath: string): boolean {
  const env = { ...process.env, LD_LIBRARY_PATH: libraryPath };
  return execFileSync('ldd', [executablePath], { encoding: 'utf8', env }).includes('not found');
}

function environment(replacing: Record<string, string | undefined>): Record<string, string> {
  const entries = Object.entries({ ...process.env, ...replacing });
  return Object.fromEntries(
    entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
