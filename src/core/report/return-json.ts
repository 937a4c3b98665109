/** A return as data, `evenkeel/return@1`: its answers, ratings, narrative, figures and blocks. */
import { allBlocks, plainText, ratingRows } from './block-walk.ts';
import type { Block, Inline, RatingRowBlock, ReportDocument } from './blocks.ts';

/** A passage of the narrative: where it stands, its words, and the figures it shows. */
export type Passage = { readonly place: string; readonly text: string; readonly figures: readonly string[] };

/** The return as data, in the order in which its keys are written. */
export type ReturnJson = ReturnType<typeof returnJson>;

function passage(place: string, content: readonly Inline[]): Passage {
  const figures = content.flatMap(({ figure }) => (figure === undefined ? [] : [figure]));
  return { place, text: plainText(content), figures: [...new Set(figures)] };
}

function passagesIn(blocks: readonly Block[], place: string): Passage[] {
  return allBlocks(blocks).flatMap((block) => {
    if (block.kind === 'paragraph' || block.kind === 'notice') return [passage(place, block.content)];
    return block.kind === 'list' ? block.items.map((item) => passage(place, item)) : [];
  });
}

/** List every passage of a report; its place is the id of the question, condition, risk or heading it stands under. */
export function narrativeOf(document: ReportDocument): Passage[] {
  let heading = '';
  return document.blocks.flatMap((block) => {
    if (block.kind === 'heading') heading = block.id;
    if (block.kind === 'question' || block.kind === 'rating-row') return passagesIn(block.details, block.id);
    return passagesIn([block], heading);
  });
}

function ratedRow(row: RatingRowBlock) {
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    text: row.text,
    ratings: row.ratings.map(({ update, level }) => ({
      update,
      rating:
        level === null
          ? null
          : { id: level.id, meaning: level.meaning, word: level.word, letter: level.letter },
    })),
    narrative: passagesIn(row.details, row.id),
  };
}

/** Give a report as data. Same report, same data. @source Command-line contract, `evenkeel/return@1`. */
export function returnJson(document: ReportDocument) {
  const answers = document.blocks
    .filter((block) => block.kind === 'question')
    .map(({ id, question, answer, details }) => ({
      id,
      question,
      answer,
      narrative: passagesIn(details, id),
    }));
  return {
    schema: 'evenkeel/return@1' as const,
    id: document.id,
    title: document.title,
    subtitle: document.subtitle,
    authority: document.authority,
    footer: document.footer,
    frozenAt: document.frozenAt,
    answers,
    conditions: ratingRows(document, 'conditions').map(ratedRow),
    risks: ratingRows(document, 'risks').map(ratedRow),
    narrative: narrativeOf(document),
    figures: document.figures,
    blocks: document.blocks,
  };
}
