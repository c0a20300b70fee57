import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { createPostgres } from './database.ts';
import { startProduct, type Product, type ProductOptions } from './product.ts';

export type SharedProduct = { readonly product: Product };

/** One product for all tests of a file, which see what the ones before them did. */
export function sharedProduct(
  options: ProductOptions | (() => Promise<ProductOptions>) = {},
  prepare: (product: Product) => Promise<void> = async () => {},
): SharedProduct {
  let running: Product | undefined;
  const closing: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    const chosen = typeof options === 'function' ? await options() : options;
    running = await startProduct(chosen, (close) => closing.push(close));
    await prepare(running);
  });
  afterAll(async () => {
    for (const close of closing) await close();
  });
  return {
    get product() {
      if (!running) throw new Error('The product runs only while tests do');
      return running;
    },
  };
}

/** Runs one suite on a product over PGlite, and on one over Postgres. */
export function onBothProducts(
  options: ProductOptions,
  suite: (shared: SharedProduct) => void,
): void {
  describe('on PGlite', () => {
    // In a folder, so that it is there again after a restart.
    const folder = mkdtempSync(path.join(os.tmpdir(), 'bookings-invoicing-state-'));
    afterAll(() => rmSync(folder, { recursive: true, force: true }));
    suite(sharedProduct({ ...options, database: folder }));
  });
  describe('on Postgres', () => {
    const dropping: (() => Promise<void>)[] = [];
    // Registered first, so that it comes after the product is closed.
    afterAll(async () => {
      for (const drop of dropping) await drop();
    });
    suite(
      sharedProduct(async () => {
        const { url, drop } = await createPostgres();
        dropping.push(drop);
        return { ...options, database: url };
      }),
    );
  });
}
