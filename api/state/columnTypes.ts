// How columns come out of the driver: instants as ISO text in UTC, bigint as number, numeric as text.
import { types, type CustomTypesConfig } from 'pg';

const { builtins } = types;

const parsers = new Map<number, (text: string) => unknown>([
  [builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString()],
  [builtins.INT8, Number],
  [builtins.NUMERIC, (text) => text],
]);

export const columnTypes: CustomTypesConfig = {
  getTypeParser: (oid, format) => parsers.get(oid) ?? types.getTypeParser(oid, format),
};
