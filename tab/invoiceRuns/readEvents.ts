export type ServerEvent = { id: string; name: string; data: string };

/** Server-sent events as they come in. Comments, which keep the line alive, come as events without a name. */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerEvent> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      text += decoder.decode(value, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) yield eventIn(block);
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function eventIn(block: string): ServerEvent {
  const fields = new Map(
    block.split('\n').map((line): [string, string] => {
      const [, field = '', value = ''] = /^(\w*): ?(.*)$/.exec(line) ?? [];
      return [field, value];
    }),
  );
  const field = (name: string): string => fields.get(name) ?? '';
  return { id: field('id'), name: field('event'), data: field('data') };
}
