import { describe, expect, it } from 'vitest';
import { DraftState } from '../../api/contract/invoiceRuns.ts';
import { assertTransition, holdsBookings, isSettled } from '../../api/domain/draftState.ts';
import { draftStates } from './cast.ts';

function mayMove(from: DraftState, to: DraftState): boolean {
  try {
    assertTransition(from, to);
    return true;
  } catch {
    return false;
  }
}

function reachableFrom(start: DraftState): Set<DraftState> {
  const reached = new Set<DraftState>();
  const open = [start];
  for (let from = open.pop(); from; from = open.pop()) {
    for (const to of draftStates) {
      if (!mayMove(from, to) || reached.has(to)) continue;
      reached.add(to);
      open.push(to);
    }
  }
  return reached;
}

describe('a draft', () => {
  it('has the states that the API tells of', () => {
    expect(new Set(draftStates)).toEqual(new Set(DraftState.options));
  });

  it('lets go of its bookings exactly when it is rejected, deleted or undone', () => {
    const free = draftStates.filter((state) => !holdsBookings(state));
    expect(free).toEqual(['rejected', 'deleted', 'undone']);
  });

  it('never comes back once it let go of its bookings, for others may have taken them', () => {
    for (const from of draftStates.filter((state) => !holdsBookings(state))) {
      expect(reachableFrom(from)).toEqual(new Set());
    }
  });

  it('is never sent, or planned again, once it stands in Business Central', () => {
    for (const from of ['drafted', 'changed', 'posted', 'credited'] as const) {
      const reached = reachableFrom(from);
      expect(reached.has('planned')).toBe(false);
      expect(reached.has('sending')).toBe(false);
    }
  });

  it('is sent from nowhere but planned, so the intent is on record before the call', () => {
    const before = draftStates.filter((from) => mayMove(from, 'sending'));
    expect(before).toEqual(['planned']);
  });

  it('of which nobody knows the outcome is looked up before anything else', () => {
    expect(mayMove('sending', 'checking')).toBe(true);
    expect(mayMove('checking', 'drafted')).toBe(true);
    expect(mayMove('checking', 'planned')).toBe(true);
    expect(mayMove('checking', 'sending')).toBe(false);
    expect(mayMove('checking', 'deleted')).toBe(false);
  });

  it('that somebody changed or posted is not undone', () => {
    const undoable = draftStates.filter((from) => mayMove(from, 'undone'));
    expect(undoable).toEqual(['drafted']);
  });

  it('that was posted keeps its bookings for ever, and can only be credited', () => {
    expect(draftStates.filter((to) => mayMove('posted', to))).toEqual(['credited']);
  });

  it('is reached in every state, starting from planned', () => {
    const reached = reachableFrom('planned');
    expect(draftStates.filter((state) => !reached.has(state))).toEqual([]);
  });

  it('is settled for its run when it is neither to be sent nor to be found', () => {
    const open = draftStates.filter((state) => !isSettled(state));
    expect(open).toEqual(['planned', 'sending', 'checking']);
  });

  it('says which move was wrong', () => {
    expect(() => assertTransition('deleted', 'drafted')).toThrow(
      'Cannot move a salesInvoiceDraft from "deleted" to "drafted"',
    );
  });
});
