// The part of $filter that Business Central understands:
// https://learn.microsoft.com/dynamics365/business-central/dev-itpro/webservices/use-filter-expressions-in-odata-uris
import { badQuery, badRequest, unsupportedOperator } from '../errors.ts';
import type { EntityType, FieldSpec } from './entity.ts';
import { readLiteral, type Literal } from './literal.ts';
import { readTokens, type Token } from './filterTokens.ts';

export const comparisons = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'] as const;
export type Comparison = (typeof comparisons)[number];
export const matches = ['startswith', 'endswith', 'contains'] as const;
export type Match = (typeof matches)[number];

/** A field, possibly inside functions: the innermost comes first. */
export type Operand = { field: FieldSpec; through: TextFunction[] };
export type TextFunction =
  { name: 'tolower' } | { name: 'toupper' } | { name: 'substring'; from: number; length?: number };

export type Filter =
  | { kind: 'and' | 'or'; parts: Filter[] }
  | { kind: 'compare'; operand: Operand; by: Comparison; literal: Literal }
  | { kind: 'match'; operand: Operand; by: Match; sought: string }
  | { kind: 'in'; operand: Operand; literals: Literal[] };

export type FilterOptions = {
  type: EntityType;
  /** `2.1` adds `in` and functions inside functions. */
  schemaVersion: string;
  /** Code fields hold upper case, and what they are compared with is brought to it. */
  ignoresCaseOfCodes?: boolean;
};

/** `undefined` where the filter is one that Business Central ignores. */
export function parseFilter(text: string, options: FilterOptions): Filter | undefined {
  const tokens = readTokens(text);
  // "If lambda operators are used, the filter expression will be ignored."
  if (tokens.some(({ kind, text: word }) => kind === 'name' && /\/(any|all)$/.test(word))) {
    return undefined;
  }
  const parser = new FilterParser(text, tokens, options);
  return parser.parse();
}

class FilterParser {
  readonly #text: string;
  readonly #tokens: Token[];
  readonly #options: FilterOptions;
  #at = 0;

  constructor(text: string, tokens: Token[], options: FilterOptions) {
    this.#text = text;
    this.#tokens = tokens;
    this.#options = options;
  }

  parse(): Filter {
    const filter = this.#either();
    if (this.#peek()) throw this.#syntaxError();
    return filter;
  }

  #either(): Filter {
    const parts = [this.#all()];
    while (this.#take('name', 'or')) parts.push(this.#all());
    const [only] = parts;
    if (parts.length === 1 && only) return only;
    const filter: Filter = { kind: 'or', parts };
    if (new Set(fieldsOf(filter)).size > 1) {
      throw unsupportedOperator(
        "The 'OR' operator is not supported on distinct fields on an OData filter.",
      );
    }
    return filter;
  }

  #all(): Filter {
    const parts = [this.#one()];
    while (this.#take('name', 'and')) parts.push(this.#one());
    const [only] = parts;
    return parts.length === 1 && only ? only : { kind: 'and', parts };
  }

  #one(): Filter {
    if (this.#take('mark', '(')) {
      const inside = this.#either();
      this.#expect(')');
      return inside;
    }
    const next = this.#peek();
    if (next?.kind === 'name' && next.text === 'not') {
      throw unsupportedOperator("The 'NOT' operator is not supported on an OData filter.");
    }
    const match = matches.find((name) => name === next?.text);
    if (match && this.#tokens[this.#at + 1]?.text === '(') return this.#match(match);
    return this.#comparison();
  }

  #match(by: Match): Filter {
    this.#at += 1;
    this.#expect('(');
    const operand = this.#operand(1);
    this.#expect(',');
    const sought = this.#literal(operand);
    this.#expect(')');
    // `contains(…) eq true` says no more than `contains(…)`.
    if (this.#take('name', 'eq') && !this.#take('name', 'true')) throw this.#syntaxError();
    return { kind: 'match', operand, by, sought: String(sought.value) };
  }

  #comparison(): Filter {
    const operand = this.#operand(0);
    const word = this.#peek();
    this.#at += 1;
    if (word?.text === 'in' && this.#options.schemaVersion === '2.1') return this.#among(operand);
    const by = comparisons.find((name) => name === word?.text);
    if (!by) throw this.#syntaxError(word);
    return { kind: 'compare', operand, by, literal: this.#literal(operand) };
  }

  #among(operand: Operand): Filter {
    this.#expect('(');
    const literals = [this.#literal(operand)];
    while (this.#take('mark', ',')) literals.push(this.#literal(operand));
    this.#expect(')');
    return { kind: 'in', operand, literals };
  }

  #operand(depth: number): Operand {
    const token = this.#peek();
    if (token?.kind !== 'name') throw this.#syntaxError();
    this.#at += 1;
    if (this.#peek()?.text !== '(') return { field: this.#field(token.text), through: [] };
    if (depth > 0 && this.#options.schemaVersion !== '2.1') {
      throw unsupportedOperator('Nested functions are not supported on an OData filter.');
    }
    this.#expect('(');
    const inner = this.#operand(depth + 1);
    const through = [...inner.through, this.#textFunction(token)];
    this.#expect(')');
    return { field: inner.field, through };
  }

  #textFunction(token: Token): TextFunction {
    if (token.text === 'tolower' || token.text === 'toupper') return { name: token.text };
    if (token.text !== 'substring') {
      throw badRequest(`An unknown function with name '${token.text}' was found.`);
    }
    const numbers: number[] = [];
    while (this.#take('mark', ',')) {
      const number = this.#peek();
      if (number?.kind !== 'number') throw this.#syntaxError();
      this.#at += 1;
      numbers.push(Number(number.text));
    }
    const [from, length] = numbers;
    if (from === undefined) throw this.#syntaxError();
    return { name: 'substring', from, ...(length === undefined ? {} : { length }) };
  }

  #field(name: string): FieldSpec {
    const field = this.#options.type.fields.get(name);
    if (!field) throw noProperty(name, this.#options.type);
    if (field.calculated) {
      throw badRequest(`The property '${name}' cannot be used in a filter.`);
    }
    return field;
  }

  #literal({ field, through }: Operand): Literal {
    const token = this.#peek();
    this.#at += 1;
    if (!token || token.kind === 'mark') throw this.#syntaxError(token);
    const literal = readLiteral(token, through.length > 0 ? { ...field, kind: 'text' } : field);
    const isCode = field.kind === 'code' && through.length === 0;
    return isCode && this.#options.ignoresCaseOfCodes ? inUpperCase(literal) : literal;
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#at];
  }

  #take(kind: Token['kind'], text: string): boolean {
    const token = this.#peek();
    const fits = token?.kind === kind && token.text === text;
    if (fits) this.#at += 1;
    return fits;
  }

  #expect(mark: string): void {
    if (!this.#take('mark', mark)) throw this.#syntaxError();
  }

  #syntaxError(token = this.#peek()): Error {
    const at = token?.at ?? this.#text.length;
    return badQuery(`Syntax error at position ${at} in '${this.#text}'.`);
  }
}

function inUpperCase({ value }: Literal): Literal {
  return { value: typeof value === 'string' ? value.toUpperCase() : value };
}

export function noProperty(name: string, type: EntityType): Error {
  return badRequest(
    `Could not find a property named '${name}' on type 'Microsoft.NAV.${type.name}'.`,
  );
}

function fieldsOf(filter: Filter): string[] {
  if ('parts' in filter) return filter.parts.flatMap(fieldsOf);
  return [filter.operand.field.name];
}
