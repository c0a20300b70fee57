// CSV that spreadsheets open as it is meant: UTF-8 with a byte order mark, RFC 4180, and nothing in it that they run.
// Sources: https://www.rfc-editor.org/rfc/rfc4180 and https://owasp.org/www-community/attacks/CSV_Injection

/** Text of people, which may say anything; a number or a date of ours goes in as `Plain`. */
export type Cell = string | Plain | null;

/** A value that we printed ourselves: a decimal as in the contract, an instant, an id. */
export class Plain {
  readonly text: string;

  constructor(text: string | number) {
    this.text = String(text);
  }
}

export const byteOrderMark = '\uFEFF';

/** One row with its line end. */
export function csvRow(cells: readonly Cell[]): string {
  return `${cells.map(cellText).join(',')}\r\n`;
}

function cellText(cell: Cell): string {
  if (cell === null) return '';
  const text = cell instanceof Plain ? cell.text : inert(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A spreadsheet takes what begins like this for a formula, also in wide letters or after spaces. */
const formula = /^[\s\u200B\uFEFF]*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20|%]/;

function inert(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}
