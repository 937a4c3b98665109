/** The preview of a return: the fragment of the very document that is downloaded, or what stands in the way of building it. */
import type { Actor } from '../../core/access/access.ts';
import { ProblemError } from '../../core/base/problem.ts';
import type { Block } from '../../core/report/blocks.ts';
import type { Scope } from '../../edge/store/store.ts';
import type { App } from '../app.ts';
import { requireUpdate } from '../require-update.ts';
import type { ReturnFormat } from '../return-format.ts';
import { headerOf } from './page-facts.ts';
import { pageFigure } from './page-values.ts';

const FORMATS: readonly { readonly format: ReturnFormat; readonly name: string; readonly purpose: string }[] =
  [
    { format: 'docx', name: 'Word', purpose: 'to send and to comment on' },
    { format: 'pdf', name: 'PDF', purpose: 'to print and to file' },
    { format: 'xlsx', name: 'Excel', purpose: 'every table, with formulas' },
    { format: 'html', name: 'Web page', purpose: 'one file, to publish' },
    { format: 'json', name: 'Data', purpose: 'every figure with its source' },
  ];

/**
 * Shape the preview. A return that cannot be built is not an error of the page: it says what is missing and where.
 * @param updateId  "2024-25/3".
 */
export async function returnView(app: App, actor: Actor, scope: Scope, updateId: string) {
  const open = await app.openProgramme(actor, scope);
  requireUpdate(open.programme, updateId);
  const base = {
    header: headerOf(open),
    updateId,
    formats: FORMATS.map((one) => ({ ...one })),
  };
  const built = await compose(app, actor, scope, updateId);
  if (!('document' in built))
    return {
      ...base,
      title: 'Return',
      subtitle: updateId,
      ...built,
      html: '',
      styles: '',
      contents: [],
      figures: [],
    };
  const { document } = built;
  const { htmlBody } = await import('../../edge/documents/write-html.ts');
  const { HTML_STYLE } = await import('../../edge/documents/html-style.ts');
  const html = htmlBody(document, 2);
  return {
    ...base,
    title: document.title,
    subtitle: document.subtitle,
    problem: null,
    html,
    styles: HTML_STYLE,
    contents: contentsOf(document.blocks, html),
    figures: document.figures.map((figure) => pageFigure(figure, open.figures)),
  };
}

async function compose(app: App, actor: Actor, scope: Scope, updateId: string) {
  try {
    return { document: await app.composeReturn(actor, scope, updateId) };
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code !== 'access.refused')
      return { problem: { ...error.problem } };
    throw error;
  }
}

/** The sections with the anchors that the fragment gives them. */
function contentsOf(blocks: readonly Block[], html: string): { id: string; text: string }[] {
  return blocks.flatMap((block) => {
    if (block.kind !== 'heading' || block.level !== 1) return [];
    const anchor = [`ek-h-${block.id.replace(/[^A-Za-z0-9_.-]/g, '-')}`].find((id) =>
      html.includes(`id="${id}"`),
    );
    return anchor === undefined ? [] : [{ id: anchor, text: block.text }];
  });
}
