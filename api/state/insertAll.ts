/** A statement takes 65,535 parameters; rows here have at most two dozen columns. */
const rowsPerStatement = 2_000;

/** Runs one statement for each portion of rows; none for no rows. */
export async function insertAll<Row>(
  rows: readonly Row[],
  insert: (some: Row[]) => Promise<unknown>,
): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    await insert(rows.slice(start, start + rowsPerStatement));
  }
}
