/** The look-back table for people at a terminal, and the reading of a basis. */
import type { ShownLookBack, ShownScore } from '../app/show-look-back.ts';
import { raise } from '../core/base/problem.ts';
import { showCount, showShare } from '../core/base/show.ts';
import { isLookBackId, LOOK_BACK_IDS, type LookBackId } from '../core/model/look-back/look-back-bases.ts';
import { textTable } from './text-table.ts';

/** Read a basis by its id. @throws ProblemError `call.wrong`. */
export function readBasis(option: string, text: string): LookBackId {
  if (isLookBackId(text)) return text;
  return raise({
    code: 'call.wrong',
    message: `${option} must be one of ${LOOK_BACK_IDS.join(', ')}`,
    advice: 'Give one of these names.',
  });
}

/** Write the answer first, the warning where one is due, then a row for each basis. */
export function lookBackText(shown: ShownLookBack): string {
  const hasAll = shown.bases.some(({ all }) => all !== null);
  const ahead = `In ${shown.ahead} ${shown.unit}${shown.ahead === 1 ? '' : 's'}`;
  const header = [
    'Look-back',
    'Growth a year',
    ahead,
    '80% range',
    'Error',
    'WIS',
    '80% held',
    ...(hasAll ? ['Error, all', 'WIS, all', '80% held, all'] : []),
    '',
  ];
  const rows = shown.bases.map((basis) => [
    basis.name,
    basis.growth === null ? 'not known' : showShare(basis.growth),
    basis.next === null ? '' : showCount(basis.next.middle),
    basis.next === null ? '' : `${showCount(basis.next.low80)} to ${showCount(basis.next.high80)}`,
    ...scoreCells(basis.own),
    ...(hasAll ? scoreCells(basis.all) : []),
    [...(basis.id === shown.best ? ['best'] : []), ...(basis.id === shown.chosen ? ['chosen'] : [])].join(
      ', ',
    ),
  ]);
  const untested = shown.bases.flatMap(({ name, missing }) =>
    missing === null ? [] : [`Not tested here: ${name}: ${missing}.`],
  );
  const warning = shown.warning === null ? [] : [`Warning: ${shown.warning}`];
  const note = `Newest count: ${shown.newest}. Error and WIS are shares of the actual count; lower is better. Held: outcomes in the 80% range, of all past forecasts.`;
  return [shown.inWords, ...warning, '', textTable([header, ...rows]), '', ...untested, note].join('\n');
}

function scoreCells(score: ShownScore | null): string[] {
  if (score === null) return ['', '', ''];
  return [showShare(score.error, 2), showShare(score.wis, 2), `${score.held80Count} of ${score.forecasts}`];
}
