// The placeholders of Microsoft 365 Agents Toolkit: `${{NAME}}`, filled in from an environment file.

export type Filled = { text: string; missing: string[] };

/** Fills in what has a value; names what has none, each once and in order. */
export function fillPlaceholders(text: string, values: ReadonlyMap<string, string>): Filled {
  const missing = new Set<string>();
  const filled = text.replaceAll(/\$\{\{\s*(\w+)\s*\}\}/g, (placeholder, name: string) => {
    const value = values.get(name) ?? '';
    if (value === '') missing.add(name);
    return value === '' ? placeholder : inJson(value);
  });
  return { text: filled, missing: [...missing] };
}

/** A value stands inside the quotes of a JSON text. */
function inJson(value: string): string {
  return JSON.stringify(value).slice(1, -1);
}

/** Lines of `NAME=value`; comments and empty lines are left out. Throws a `SyntaxError` that names a line that is neither. */
export function parseEnvironment(text: string): Map<string, string> {
  const values = new Map<string, string>();
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (/^\s*(#|$)/.test(line)) continue;
    const [, name, value = ''] = /^\s*(\w+)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    if (name === undefined) throw new SyntaxError(`line ${index + 1} is not NAME=value`);
    values.set(name, value.replace(/^(['"])(.*)\1$/, '$2'));
  }
  return values;
}
