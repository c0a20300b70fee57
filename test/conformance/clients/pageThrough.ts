import { PageIterator, type Client } from '@microsoft/microsoft-graph-client';
import { z } from 'zod';

const Page = z.looseObject({
  value: z.array(z.unknown()),
  '@odata.nextLink': z.string().exactOptional(),
  '@odata.deltaLink': z.string().exactOptional(),
});
const Row = z.looseObject({ id: z.string().min(1) });
export type Row = z.infer<typeof Row>;

/** Every row of a list, by Microsoft's own iterator. */
export async function pageThrough(graph: Client, path: string): Promise<Row[]> {
  const rows: Row[] = [];
  const first = Page.parse(await graph.api(path).get());
  const iterator = new PageIterator(graph, first, (row) => {
    rows.push(Row.parse(row));
    return true;
  });
  await iterator.iterate();
  return rows;
}
