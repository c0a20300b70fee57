// package.json and its lock file: the same packages for everybody, from the public registry.
import { z } from 'zod';

const Versions = z.record(z.string(), z.string()).default({});
export const PackageJson = z.object({
  scripts: z.record(z.string(), z.string()).default({}),
  dependencies: Versions,
  devDependencies: Versions,
});
export type PackageJson = z.infer<typeof PackageJson>;

const LockFile = z.object({
  packages: z.record(
    z.string(),
    z.looseObject({ version: z.string().optional(), resolved: z.string().optional() }),
  ),
});

/** A range would give the next person other packages than those that were tested. */
export function loosePins({ dependencies, devDependencies }: PackageJson): string[] {
  return Object.entries({ ...dependencies, ...devDependencies })
    .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    .map(([name, version]) => `${name}@${version}`);
}

/** Packages that the lock file takes from elsewhere, or in another version. */
export function wrongLocks(
  lockText: string,
  { dependencies, devDependencies }: PackageJson,
): string[] {
  const { packages } = LockFile.parse(JSON.parse(lockText));
  const elsewhere = Object.entries(packages)
    .filter(([, { resolved }]) => resolved && !resolved.startsWith('https://registry.npmjs.org/'))
    .map(([name, { resolved }]) => `${name} comes from ${resolved}`);
  const different = Object.entries({ ...dependencies, ...devDependencies })
    .filter(([name, version]) => packages[`node_modules/${name}`]?.version !== version)
    .map(([name]) => `${name} is not locked as asked for`);
  return [...elsewhere, ...different];
}

/** Files that a script names, but that are not there. What a build makes is no such file. */
export function missingScriptFiles({ scripts }: PackageJson, paths: ReadonlySet<string>): string[] {
  return Object.entries(scripts).flatMap(([script, command]) =>
    command
      .split(/\s+/)
      .filter((word) => /^[\w./-]+\.(ts|mjs|js|json)$/.test(word) && !word.startsWith('dist/'))
      .filter((word) => !paths.has(word))
      .map((word) => `${script} needs ${word}`),
  );
}
