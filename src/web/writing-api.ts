/** Asks the server for what is written in a return, and sends what an officer writes. */
import type {
  SaveSectionReply,
  SectionReply,
  WritingFiguresReply,
  WritingReply,
} from '../contract/writing.ts';
import type { CommentaryPart } from '../core/programme/programme.ts';
import { ask, type ProgrammeAddress, postJson, returnPath } from './api.ts';

/** A request that may outlive its page holds no more than this [characters]. */
const MOST_KEPT_ALIVE = 30_000;

/** Where the writing of an update is, its steps below it. */
export function writingPath(at: ProgrammeAddress, year: string, sequence: string): string {
  return `${returnPath(at, year, sequence)}/writing`;
}

/** The sections of a return. */
export const writing = (at: ProgrammeAddress, year: string, sequence: string) =>
  ask<WritingReply>(writingPath(at, year, sequence));

/** One section to write in. */
export const writingSection = (at: ProgrammeAddress, year: string, sequence: string, section: string) =>
  ask<SectionReply>(`${writingPath(at, year, sequence)}/section?section=${encodeURIComponent(section)}`);

/** Every figure that words may name. */
export const writingFigures = (path: string) => ask<WritingFiguresReply>(`${path}/figures`);

/** Save a section. It goes on where its page is left meanwhile. @throws RefusedError where the server refuses. */
export function saveSection(
  path: string,
  fieldId: string,
  parts: readonly CommentaryPart[],
  basedOn: number,
): Promise<SaveSectionReply> {
  const body = { fieldId, parts, basedOn };
  const keepalive = JSON.stringify(body).length < MOST_KEPT_ALIVE;
  return postJson<SaveSectionReply>(`${path}/save`, body, { keepalive });
}

/** Take a step of one section: a comment, an answer, a word on who writes it. @throws RefusedError where the server refuses. */
export function sectionStep(
  path: string,
  step: string,
  body: { readonly fieldId: string },
): Promise<unknown> {
  return postJson<unknown>(`${path}/${step}`, body);
}
