import { afterAll, beforeAll } from 'vitest';
import { startProduct, type Product, type ProductOptions } from './product.ts';

/** One product for all tests of a file, which see what the ones before them did. */
export function sharedProduct(
  options: ProductOptions = {},
  prepare: (product: Product) => Promise<void> = async () => {},
): { readonly product: Product } {
  let running: Product | undefined;
  const closing: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    running = await startProduct(options, (close) => closing.push(close));
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
