/** Seeds that once failed, each with what it found; they run with every test run from then on. */
export const seedsThatFailed: { seed: number; found: string }[] = [];

/** Beside them a handful with many faults, crashes and colleagues. */
export const usualSeeds = [4, 14, 17, 22];
