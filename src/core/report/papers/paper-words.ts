/** Words of a paper that is made from the figures of a return: sentences in which every figure is the return's own. */
import { dayInWords, monthInWords } from '../../base/time.ts';
import type { Block, Inline, ReportDocument } from '../blocks.ts';
import { frozenAt } from '../compose-return.ts';
import { withInputs } from '../figure-book.ts';
import { figureIdsIn } from '../figure-ids.ts';
import type { LiveSource } from '../live/live-source.ts';
import { resolveText } from '../resolve-text.ts';

/**
 * Fill a sentence with figures. @param text  as commentary is written: `{figure-id}` for each figure.
 * @returns null where a figure that it names is not there: a sentence with a hole is not said.
 */
export function sentence({ book }: LiveSource, text: string): readonly Inline[] | null {
  const { content, problems } = resolveText(text, book, '');
  return problems.length === 0 ? content : null;
}

/** A list of the sentences whose figures are all there; nothing where none is. */
export function sentences(source: LiveSource, texts: readonly string[]): readonly Block[] {
  const items = texts.flatMap((text) => {
    const content = sentence(source, text);
    return content === null ? [] : [content];
  });
  return items.length === 0 ? [] : [{ kind: 'list', ordered: false, items }];
}

/** What every paper says of a made-up authority. */
export function madeUp({ facts: { programme } }: LiveSource): readonly Block[] {
  if (!programme.fictional) return [];
  const text = `${programme.authorityName} is made up: no real authority, school or person is described.`;
  return [{ kind: 'notice', tone: 'info', content: [{ text }] }];
}

/** Put a paper together: its figures listed with their sources, its dates those of the return. */
export function paperOf(
  { facts: { programme }, book, update }: LiveSource,
  { id, title }: { readonly id: string; readonly title: string },
  blocks: readonly Block[],
): ReportDocument {
  const cutOff = monthInWords(update.dataCutOff);
  return {
    id: `${programme.id}-${update.id.replace('/', '-')}-${id}`,
    title,
    subtitle: `As at update ${update.sequence} (${update.label}) ${update.id.slice(0, 7)}: data to ${cutOff}, finance ${update.financeBasis}`,
    authority: programme.authorityName,
    footer: `${programme.authorityName} · ${title.toLowerCase()} · update ${update.id} · data to ${cutOff} · finance ${update.financeBasis} · due ${dayInWords(update.due)}`,
    frozenAt: frozenAt(update),
    blocks,
    figures: withInputs(book, figureIdsIn(blocks)),
  };
}
