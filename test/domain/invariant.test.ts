import { expect, it } from 'vitest';
import { invariant, InvariantError } from '../../api/domain/invariant.ts';

it('a broken rule of ours stops the work with its sentence', () => {
  expect(() => invariant(false, 'A draft has bookings')).toThrow(
    new InvariantError('A draft has bookings'),
  );
});

it('a rule that holds lets the work go on', () => {
  expect(() => invariant(true, 'A draft has bookings')).not.toThrow();
});
