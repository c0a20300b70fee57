// `npm run package -- --env-file FILE`: makes the zip that an administrator uploads to Teams. Nothing is sent anywhere; what
// Teams would refuse is said here, all at once.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { zipSync } from 'fflate';
import { checkManifest } from './checkManifest.ts';
import { fillPlaceholders, parseEnvironment } from './placeholders.ts';

const project = path.resolve(import.meta.dirname, '..');

/** Something that whoever makes the package can put right. */
class PackageError extends Error {}

try {
  const { values } = parseArgs({
    options: { 'env-file': { type: 'string', default: path.join(project, 'env', '.env.dev') } },
  });
  process.stdout.write(`${await makePackage(values['env-file'])}\n`);
} catch (error) {
  if (!(error instanceof PackageError || isOfArguments(error))) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

/** Answers where the zip is. */
async function makePackage(environmentFile: string): Promise<string> {
  const values = readEnvironment(environmentFile);
  const manifest = readFileSync(path.join(import.meta.dirname, 'manifest.json'), 'utf8');
  const { text, missing } = fillPlaceholders(manifest, values);
  if (missing.length > 0) {
    throw new PackageError(
      `Cannot make the package: ${environmentFile} has no value for ${missing.join(', ')}`,
    );
  }
  const files = readFiles();
  const problems = await checkManifest(text, files);
  if (problems.length > 0) {
    throw new PackageError(`Teams would refuse the package:\n  ${problems.join('\n  ')}`);
  }
  const zip = zipSync({ 'manifest.json': Buffer.from(text), ...Object.fromEntries(files) });
  const name = path.basename(environmentFile).replace(/^\.env\./, '');
  const file = path.join(project, 'dist', 'appPackage', `bookings-invoicing.${name}.zip`);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, zip);
  return path.relative(process.cwd(), file);
}

function readEnvironment(file: string): Map<string, string> {
  try {
    return parseEnvironment(readFileSync(file, 'utf8'));
  } catch (error) {
    const reason = error instanceof SyntaxError ? error.message : 'it cannot be read';
    throw new PackageError(`Cannot make the package: ${file}: ${reason}`, { cause: error });
  }
}

/** The icons, and one file per language. */
function readFiles(): Map<string, Uint8Array> {
  const names = readdirSync(import.meta.dirname).filter((name) =>
    /^((color|outline)\.png|[a-z]{2}(-[A-Z]{2})?\.json)$/.test(name),
  );
  return new Map(names.map((name) => [name, readFileSync(path.join(import.meta.dirname, name))]));
}

function isOfArguments(error: unknown): error is Error {
  return error instanceof TypeError && 'code' in error;
}
