/** Reads a published You Said, We Did back from the store: only a document that the product wrote itself is taken. */
import type { Block, ReportDocument } from '../../core/report/blocks.ts';

type Published = { readonly document: ReportDocument | null; readonly items: readonly string[] };

/** Read a body. @throws Error where it is not as it was written: somebody reached past the store. */
export function readPublishedYouSaid(body: unknown): Published {
  if (!isTable(body) || !Array.isArray(body['items'])) raiseBroken();
  const items = body['items'].map(String);
  const { document } = body as { readonly document?: unknown }; // any table may have any member
  if (document === null) return { document: null, items };
  if (!isTable(document) || !Array.isArray(document['blocks'])) raiseBroken();
  const text = (key: string) => {
    const value = document[key];
    return typeof value === 'string' ? value : raiseBroken();
  };
  return {
    document: {
      id: text('id'),
      title: text('title'),
      subtitle: text('subtitle'),
      authority: text('authority'),
      footer: text('footer'),
      frozenAt: text('frozenAt'),
      // the hash of the version was checked: these are the blocks that were composed here
      blocks: document['blocks'] as readonly Block[],
      figures: [],
    },
    items,
  };
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function raiseBroken(): never {
  throw new Error('What was published in the store is not as it was written');
}
