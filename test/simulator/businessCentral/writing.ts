import type { Answer, Running } from './running.ts';

export type Writer = {
  create: (set: string, body: object) => Promise<Answer>;
  /** `address` is like `customers({id})`. */
  change: (address: string, body: object, ifMatch?: string) => Promise<Answer>;
  remove: (set: string, id: unknown) => Promise<Answer>;
};

/** Asks to make, change or delete records of the company. */
export function writer({ ask, path }: Running): Writer {
  return {
    create: (set, body) => ask(`${path}/${set}`, { method: 'POST', body }),
    change: (address, body, ifMatch = '*') =>
      ask(`${path}/${address}`, { method: 'PATCH', body, headers: { 'if-match': ifMatch } }),
    remove: (set, id) => ask(`${path}/${set}(${String(id)})`, { method: 'DELETE' }),
  };
}
