// What Teams refuses at the upload of a package, found before: Microsoft's schema, and the rules that a schema cannot say
// (https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-package).
import { AppManifestUtils, type TeamsManifest } from '@microsoft/app-manifest';
import { z } from 'zod';
import { pngSize } from './pngSize.ts';

/** What the rules are about; the schema has seen to the rest. */
const Manifest = z.looseObject({
  id: z.guid(),
  version: z.string().regex(/^\d+\.\d+\.\d+$/, 'is no version like 1.0.0'),
  icons: z.object({ color: z.string(), outline: z.string() }),
  localizationInfo: z
    .object({
      additionalLanguages: z.array(z.object({ languageTag: z.string(), file: z.string() })),
    })
    .optional(),
  staticTabs: z.array(z.looseObject({ contentUrl: z.string().optional() })).default([]),
  validDomains: z.array(z.string()).default([]),
  webApplicationInfo: z.object({ id: z.guid(), resource: z.string() }),
});

export type PackageFiles = ReadonlyMap<string, Uint8Array>;

/** Problems of a manifest and the files beside it, as sentences; empty where Teams would take them. */
export async function checkManifest(text: string, files: PackageFiles): Promise<string[]> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- It is what the schema is asked about.
  const manifest = JSON.parse(text) as TeamsManifest;
  const bySchema = await AppManifestUtils.validateAgainstSchema(manifest);
  if (bySchema.length > 0) return bySchema.map((problem) => `manifest.json: ${problem}`);
  const parsed = Manifest.safeParse(manifest);
  if (!parsed.success) {
    return parsed.error.issues.map(
      ({ path, message }) => `manifest.json: ${path.join('.')} ${message}`,
    );
  }
  return [
    ...iconProblems(parsed.data, files),
    ...languageProblems(manifest, parsed.data, files),
    ...addressProblems(parsed.data),
  ];
}

type Manifest = z.output<typeof Manifest>;

function iconProblems({ icons }: Manifest, files: PackageFiles): string[] {
  const sizes = [
    [icons.color, 192],
    [icons.outline, 32],
  ] as const;
  return sizes.flatMap(([file, size]) => {
    const bytes = files.get(file);
    if (!bytes) return [`${file} is not there`];
    const found = pngSize(bytes);
    const isRight = found?.width === size && found.height === size;
    return isRight ? [] : [`${file} is no PNG of ${size} by ${size} pixels`];
  });
}

/** A key of a language file names a text of the manifest, like `name.short` or `staticTabs[0].name`. */
function languageProblems(
  manifest: unknown,
  { localizationInfo }: Manifest,
  files: PackageFiles,
): string[] {
  return (localizationInfo?.additionalLanguages ?? []).flatMap(({ languageTag, file }) => {
    const bytes = files.get(file);
    if (!bytes) return [`${file} is not there`];
    const texts = Texts.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8')));
    if (!texts.success) return [`${file} holds something else than texts`];
    const keys = Object.keys(texts.data).filter((key) => !key.startsWith('$'));
    const unknown = keys.filter((key) => typeof valueAt(manifest, key) !== 'string');
    const absent = [...translated.keys()].filter((key) => !keys.includes(key));
    const tooLong = [...translated].filter(([key, most]) => (texts.data[key] ?? '').length > most);
    return [
      ...unknown.map((key) => `${file}: the manifest has no text ${key}`),
      ...absent.map((key) => `${file}: ${key} has no ${languageTag} text`),
      ...tooLong.map(([key, most]) => `${file}: ${key} has more than ${most} characters`),
    ];
  });
}

const Texts = z.record(z.string(), z.string());
/** What every language has to have, with the most characters of each (the manifest's schema has the same limits). */
const translated = new Map([
  ['name.short', 30],
  ['name.full', 100],
  ['description.short', 80],
  ['description.full', 4_000],
  ['staticTabs[0].name', 128],
]);

function valueAt(manifest: unknown, key: string): unknown {
  const steps = key.split(/[.[\]]+/).filter((step) => step !== '');
  return steps.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined,
    manifest,
  );
}

/**
 * Teams opens https addresses of the valid domains only, and asks tokens only for an app of the same domain, named like
 * this where a bot has the same registration
 * (https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/authentication/tab-sso-register-aad).
 */
function addressProblems({ id, staticTabs, validDomains, webApplicationInfo }: Manifest): string[] {
  const addresses = staticTabs.flatMap(({ contentUrl }) => contentUrl ?? []);
  const hosts = addresses.map((address) => new URL(address).host);
  const { resource } = webApplicationInfo;
  return [
    ...(/^0{8}-/.test(id) ? ['manifest.json: id is a placeholder'] : []),
    ...addresses
      .filter((address) => !address.startsWith('https://'))
      .map((address) => `manifest.json: ${address} is not https`),
    ...hosts
      .filter((host) => !validDomains.includes(host))
      .map((host) => `manifest.json: ${host} is not among the valid domains`),
    ...hosts
      .filter((host) => resource !== `api://${host}/botid-${webApplicationInfo.id}`)
      .map((host) => `manifest.json: ${resource} is not of the domain ${host}`),
    ...hosts
      .filter((host) => host !== host.toLowerCase())
      .map((host) => `manifest.json: ${host} has capital letters, which Android does not take`),
  ];
}
