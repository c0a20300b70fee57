import { expect, test } from 'vitest';
import { asId } from '../../api/domain/ids.ts';
import { createTokenCipher } from '../../api/identity/tokenCipher.ts';

const key = Buffer.alloc(32, 7);
const owner = { tenantId: asId<'tenant'>('tenant-1'), userId: asId<'user'>('user-1') };

test('gives back what was encrypted, and never writes the same thing twice', () => {
  const cipher = createTokenCipher(key);
  const [one, other] = [cipher.encrypt('Geheimnis ✓', owner), cipher.encrypt('Geheimnis ✓', owner)];
  expect(one).not.toBe(other);
  expect([one, other].map((text) => cipher.decrypt(text, owner))).toEqual([
    'Geheimnis ✓',
    'Geheimnis ✓',
  ]);
});

test.each([
  ['another user', { ...owner, userId: asId<'user'>('user-2') }],
  ['the same user of another tenant', { ...owner, tenantId: asId<'tenant'>('tenant-2') }],
])('is of no use to %s', (_, thief) => {
  const cipher = createTokenCipher(key);
  expect(cipher.decrypt(cipher.encrypt('secret', owner), thief)).toBeUndefined();
});

test('a single changed letter makes it void', () => {
  const cipher = createTokenCipher(key);
  const text = cipher.encrypt('secret', owner);
  for (const at of [0, 3, 10, 25, text.length - 2]) {
    const changed = text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);
    expect(cipher.decrypt(changed, owner)).toBeUndefined();
  }
  for (const cut of ['', 'v1.', text.slice(0, 20)])
    expect(cipher.decrypt(cut, owner)).toBeUndefined();
});

test('another key cannot read it', () => {
  const text = createTokenCipher(key).encrypt('secret', owner);
  expect(createTokenCipher(Buffer.alloc(32, 8)).decrypt(text, owner)).toBeUndefined();
});
