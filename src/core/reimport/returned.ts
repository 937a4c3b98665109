/** What comes of a return that comes back: findings that are sure or asked about, and the lines its commentary is rebuilt from. */
import type { Answer, Rating } from '../programme/programme.ts';
import type { WordRun } from '../sealed-return/diff-words.ts';

/** How a question can be decided: as the records have it, as the document has it, or by naming a level or answer. */
export type Offered = { readonly value: string; readonly label: string };

/** What the records would take over. */
export type RecordChange =
  | { readonly kind: 'answer'; readonly fieldId: string; readonly answer: Answer['answer'] }
  | { readonly kind: 'rating'; readonly subject: Rating['subject']; readonly level: string | null };

/** One difference between the return as the records print it and the document that came back. */
export type ReturnedFinding = {
  /** "f1", "f2" in the order of the document. */
  readonly id: string;
  readonly kind: 'answer' | 'rating' | 'commentary' | 'table' | 'record' | 'part';
  /** Sure ones are taken over as they are; asked ones only as somebody decides. */
  readonly certainty: 'sure' | 'ask';
  /** The heading that it stands under. */
  readonly where: string;
  /** Counted over the document; 0 where something is gone. */
  readonly paragraph: number;
  readonly before: string;
  readonly after: string;
  /** Word by word. */
  readonly words: readonly WordRun[];
  /** The question, or what will be done, one sentence. */
  readonly message: string;
  /** Empty where it is sure. */
  readonly offered: readonly Offered[];
  /** For `rating` and `answer`; `decided` stands for what somebody chooses. */
  readonly change: RecordChange | null;
};

/** One line of a commentary: `drawn` is a live table or chart, by its part in the stored commentary. */
export type DraftLine =
  | { readonly kind: 'paragraph' | 'item'; readonly fieldId: string; readonly text: string }
  | { readonly kind: 'drawn'; readonly fieldId: string; readonly part: number }
  | {
      readonly kind: 'grid';
      readonly fieldId: string;
      readonly caption: string;
      readonly rows: readonly (readonly string[])[];
    };

/** A line as it was and as it would be; `finding` decides between them, and null where nothing changed. */
export type DraftPair = {
  readonly finding: string | null;
  readonly before: readonly DraftLine[];
  readonly after: readonly DraftLine[];
};

/** What the comparison of a document with the records gives. */
export type ReturnedDocument = {
  readonly findings: readonly ReturnedFinding[];
  /** The commentary of every part of the form in which something changed, in order. */
  readonly drafts: readonly (readonly DraftPair[])[];
  /** How many blocks of the document were read and how many stand exactly as printed. */
  readonly blocksRead: number;
  readonly blocksUnchanged: number;
};

/** Keep what the records have. */
export const AS_RECORDED: Offered = { value: 'record', label: 'Keep what the records have' };
/** Take over what the document has. */
export const AS_RETURNED: Offered = { value: 'document', label: 'Take over what the document says' };
