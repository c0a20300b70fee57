/** When somebody last touched the set-up tables, which nobody does here. */
export const setupChangedAt = '2025-01-06T08:00:00.000Z';
