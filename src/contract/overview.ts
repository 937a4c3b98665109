/** The overview of a programme: on-track answers, conditions, key figures, two charts and the next date. */
import { z } from 'zod';
import { ChartWithTable } from './chart-with-table.ts';
import { CommentaryBlock } from './commentary.ts';
import { KeyFigure } from './key-figure.ts';
import { ProgrammeHeader } from './programme-header.ts';
import { RatingRound } from './rating.ts';
import { ShownFigure } from './shown-figure.ts';
import { WatchNote } from './watch-note.ts';

export const OnTrackAnswer = z.strictObject({
  id: z.string(),
  question: z.string(),
  answer: z.enum(['Yes', 'No', 'Not applicable', 'Not answered yet']),
  /** The figures that the officers' own commentary cites for this answer. */
  figures: z.array(ShownFigure),
  commentary: z.array(CommentaryBlock),
});
export type OnTrackAnswer = z.infer<typeof OnTrackAnswer>;

export const ConditionLine = z.strictObject({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  rounds: z.array(RatingRound),
});
export type ConditionLine = z.infer<typeof ConditionLine>;

export const OverviewReply = z.strictObject({
  header: ProgrammeHeader,
  /** On track or not, in a sentence. */
  answer: z.string(),
  onTrack: z.array(OnTrackAnswer),
  /** Early warnings, and how well the forecasts' ranges have held. */
  watch: z.array(WatchNote),
  conditions: z.array(ConditionLine),
  keyFigures: z.array(KeyFigure),
  charts: z.array(ChartWithTable),
});
export type OverviewReply = z.infer<typeof OverviewReply>;
