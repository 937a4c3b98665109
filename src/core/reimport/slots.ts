/** A return document cut into its parts: what stands under each question, condition, risk and section of the form. */
import type { DocumentBlock, ReturnDocument } from '../integrity/document.ts';
import { allFields } from '../programme/asked-fields.ts';
import type { Programme } from '../programme/programme.ts';

/** What a part of a document belongs to. */
export type SlotSubject =
  | { readonly kind: 'question'; readonly fieldId: string }
  | { readonly kind: 'condition' | 'risk'; readonly id: string; readonly number: string }
  | { readonly kind: 'section'; readonly id: string }
  /** A heading that is none of the form's. */
  | { readonly kind: 'unknown' };

/** A part with the blocks under its heading. `doubt` says why its subject must be asked about. */
export type Slot = {
  readonly subject: SlotSubject;
  readonly heading: string;
  readonly paragraph: number;
  readonly doubt: 'other-title' | 'other-number' | 'not-in-the-form' | null;
  readonly blocks: readonly DocumentBlock[];
};

/** Texts are compared without case, marks of quotation and spacing. */
export function plainWords(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[‘’“”'"]/g, '')
    .replaceAll(/[^\p{L}\p{N}.£%]+/gu, ' ')
    .trim();
}

type Named = Pick<Slot, 'subject' | 'doubt'>;

/** Cut a document at the headings that the form, the agreement and the risks know; what stands before the first is left out. */
export function cutIntoSlots(document: ReturnDocument, programme: Programme): readonly Slot[] {
  const slots: { slot: Omit<Slot, 'blocks'>; level: number; blocks: DocumentBlock[] }[] = [];
  for (const block of document.blocks) {
    const last = slots.at(-1);
    if (block.kind !== 'heading') {
      last?.blocks.push(block);
      continue;
    }
    const named = nameHeading(block.text, programme);
    // A heading inside a commentary is a part of it; one as high as its own heading is not.
    if (named.subject.kind === 'unknown' && last !== undefined && block.level > last.level) {
      last.blocks.push(block);
      continue;
    }
    const slot = { ...named, heading: block.text, paragraph: block.paragraph };
    slots.push({ slot, level: block.level, blocks: [] });
  }
  return slots.map(({ slot, blocks }) => ({ ...slot, blocks }));
}

/** Find what a heading names. */
function nameHeading(text: string, programme: Programme): Named {
  const plain = plainWords(text);
  const sure = (subject: SlotSubject): Named => ({ subject, doubt: null });
  const field = allFields(programme.template).find(({ prompt }) => plainWords(prompt) === plain);
  if (field !== undefined) return sure({ kind: 'question', fieldId: field.id });
  if (plainWords(programme.template.title) === plain) return sure({ kind: 'section', id: 'cover' });
  const section = programme.template.sections.find(({ title }) => plainWords(title) === plain);
  if (section !== undefined) return sure({ kind: 'section', id: section.id });
  return nameRow(text, programme) ?? { subject: { kind: 'unknown' }, doubt: 'not-in-the-form' };
}

/** A condition or risk is sure where number and title agree; where only one does, it is asked about. */
function nameRow(text: string, { agreement, risks }: Programme): Named | null {
  const rows = [
    ...agreement.conditions.map(({ id, number, title }) => ({
      kind: 'condition' as const,
      id,
      number,
      title,
    })),
    ...risks.map(({ id, title }) => ({ kind: 'risk' as const, id, number: id, title })),
  ];
  const parts = /^(?:condition|risk)?\s*([A-Za-z]?\d+(?:\.\d+)*)\b[.:)\s\u2002–-]*(.*)$/i.exec(text.trim());
  const number = parts?.[1]?.toLowerCase();
  const title = plainWords(parts?.[2] ?? text);
  const byNumber = rows.find((row) => row.number.toLowerCase() === number);
  const byTitle = rows.filter((row) => plainWords(row.title) === title);
  const [only] = byTitle;
  const subject = (row: (typeof rows)[number]): SlotSubject => ({
    kind: row.kind,
    id: row.id,
    number: row.number,
  });
  if (byNumber !== undefined)
    return { subject: subject(byNumber), doubt: byTitle.includes(byNumber) ? null : 'other-title' };
  return only === undefined || byTitle.length > 1 ? null : { subject: subject(only), doubt: 'other-number' };
}
