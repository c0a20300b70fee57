// "Signing keys rollover on a periodic basis and, in an emergency, could be rolled over immediately."
// https://learn.microsoft.com/entra/identity-platform/signing-key-rollover
import type { World } from '../world.ts';
import { addSigningKey, signingKey } from './tokens.ts';

/** Publishes a further key, with which nothing is signed yet. */
export async function announceSigningKey(world: World): Promise<void> {
  await signingKey(world);
  await addSigningKey(world, { isAnnounced: true });
}

/** Signs with the announced key from here on; with one that nobody was told of, where none was announced. */
export async function rollSigningKey(world: World): Promise<void> {
  const announced = world.signingKeys.filter(({ isAnnounced }) => isAnnounced === true);
  for (const { id } of announced) world.signingKeys.patch(id, { isAnnounced: false });
  if (announced.length === 0) await addSigningKey(world);
}

/** Takes the keys away that no longer sign: tokens of theirs can no longer be checked. */
export async function retireSigningKeys(world: World): Promise<void> {
  const current = await signingKey(world);
  const old = world.signingKeys.filter(({ id, isAnnounced }) => id !== current.id && !isAnnounced);
  for (const { id } of old) world.signingKeys.remove(id);
}
