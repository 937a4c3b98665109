/** Problems that say the same: what is wrong, what to do, and every place. */

import { useId, useState } from 'react';
import type { ProblemGroup } from '../../contract/group-problems.ts';
import type { ShownProblem } from '../../contract/imports.ts';
import { withCapital } from '../../core/base/first-letter.ts';
import { showCount } from '../../core/base/show.ts';
import { ScrollBox } from './scroll-box.tsx';
import { SeverityMark } from './severity-mark.tsx';

/** So many places are shown before the rest is asked for. */
const PLACES_FIRST = 25;

/** Show one group as an item of a list. */
export function ProblemGroupItem({ group }: { readonly group: ProblemGroup }) {
  const { severity, message, advice, count, places, isKept, code } = group;
  const only = places.length === 1 ? places[0] : undefined;
  const isPlaced = places.some(({ row, column }) => row !== null || column !== null);
  return (
    <li className={`keel-problem-group keel-problem-${severity}`}>
      <p className="keel-problem-head">
        <SeverityMark severity={severity} /> <strong>{sentence(message)}</strong>{' '}
        <span className="keel-quiet">
          {count === 1 ? '' : `${showCount(count)} times. `}
          {only === undefined ? '' : placeInWords(only)}
        </span>
      </p>
      <p className="keel-problem-advice">
        <span className="keel-quiet">What to do:</span> {advice}
        {isKept &&
          ` ${count === 1 ? 'The row was' : 'The rows were'} let in and ${count === 1 ? 'counts' : 'count'}: this is an error of the return, to be corrected before it is sent.`}{' '}
        <code className="keel-code">{code}</code>
      </p>
      {isPlaced && only === undefined && <Places places={places} message={message} />}
    </li>
  );
}

function Places({ places, message }: { readonly places: readonly ShownProblem[]; readonly message: string }) {
  const [isWhole, setIsWhole] = useState(false);
  const id = useId();
  const shown = isWhole ? places : places.slice(0, PLACES_FIRST);
  const hasTimes = places.some(({ count }) => count !== 1);
  const hasSheet = places.some(({ sheet, member }) => sheet !== undefined || member !== undefined);
  return (
    <details className="keel-where">
      <summary id={id}>
        Where they are ({showCount(places.length)} places)
        <span className="govuk-visually-hidden">: {message}</span>
      </summary>
      <ScrollBox labelledBy={id}>
        <table className="govuk-table keel-table keel-places" aria-labelledby={id}>
          <thead>
            <tr>
              {hasSheet && <th scope="col">Sheet</th>}
              <th scope="col" className="keel-number">
                Line
              </th>
              <th scope="col">Column</th>
              {hasTimes && (
                <th scope="col" className="keel-number">
                  Times
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {shown.map((place) => (
              <tr key={`${place.member} ${place.sheet} ${place.row} ${place.column} ${place.count}`}>
                {hasSheet && <td>{[place.member, place.sheet].filter(Boolean).join(', ') || '–'}</td>}
                <td className="keel-number">{lineOf(place)}</td>
                <td>{place.column ?? 'Whole row'}</td>
                {hasTimes && <td className="keel-number">{showCount(place.count)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {!isWhole && places.length > PLACES_FIRST && (
        <button type="button" className="keel-text-button" onClick={() => setIsWhole(true)}>
          Show all {showCount(places.length)} places
        </button>
      )}
    </details>
  );
}

/** "Sheet Plans, line 7, column Start date." */
function placeInWords(place: ShownProblem): string {
  const { member, sheet, row, column } = place;
  const words = [
    member,
    sheet === undefined ? undefined : `sheet ${sheet}`,
    row === null ? undefined : `line ${lineOf(place)}`,
    column === null ? undefined : `column ${column}`,
  ].filter((part) => part !== undefined);
  const text = words.join(', ');
  return text === '' ? '' : `${withCapital(text)}.`;
}

/** Where many are counted together, the line is the first of them. */
function lineOf({ row, count }: ShownProblem): string {
  if (row === null) return '–';
  return count === 1 ? showCount(row) : `from ${showCount(row)}`;
}

function sentence(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`;
}
