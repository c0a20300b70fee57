// Token caches hold refresh tokens. Outside this room they exist only encrypted, each bound to its user.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { SignedInUser } from '../domain/user.ts';

export type CacheOwner = Pick<SignedInUser, 'tenantId' | 'userId'>;

export type TokenCipher = {
  encrypt(plain: string, owner: CacheOwner): string;
  /** `undefined` where the text was damaged, encrypted with another key, or belongs to somebody else. */
  decrypt(encrypted: string, owner: CacheOwner): string | undefined;
};

/** Names the form of what follows, so that another one can be told from damage. */
const form = 'v1.';
const ivBytes = 12;
const tagBytes = 16;

/** AES-256-GCM with the owner as additional data, so that one user's cache cannot be passed off as another's. */
export function createTokenCipher(key: Buffer): TokenCipher {
  if (key.length !== 32)
    throw new TypeError('The encryption key of the token cache needs 32 bytes');
  return {
    encrypt: (plain, owner) => {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(nameOf(owner));
      const encrypted = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return form + Buffer.concat([iv, cipher.getAuthTag(), encrypted]).toString('base64url');
    },
    decrypt: (text, owner) => {
      if (!text.startsWith(form)) return undefined;
      const bytes = Buffer.from(text.slice(form.length), 'base64url');
      const iv = bytes.subarray(0, ivBytes);
      const tag = bytes.subarray(ivBytes, ivBytes + tagBytes);
      try {
        const options = { authTagLength: tagBytes };
        const decipher = createDecipheriv('aes-256-gcm', key, iv, options);
        decipher.setAAD(nameOf(owner)).setAuthTag(tag);
        const plain = decipher.update(bytes.subarray(ivBytes + tagBytes));
        return Buffer.concat([plain, decipher.final()]).toString('utf8');
      } catch {
        return undefined;
      }
    },
  };
}

function nameOf({ tenantId, userId }: CacheOwner): Buffer {
  return Buffer.from(`${tenantId}/${userId}`.toLowerCase(), 'utf8');
}
