/** `evenkeel places`: new places by site, need against them, what late ones cost, and where they are best used. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { answerFolderPlaces, type PlacesAnswer } from '../app/places/answer-places.ts';
import { explainPlaces } from '../app/places/explain-places.ts';
import { placesDocument } from '../app/places/places-document.ts';
import { writeExactJson } from '../core/base/exact-json-text.ts';
import { raise } from '../core/base/problem.ts';
import type { CommandContext } from './context.ts';
import { openNamedProgramme } from './open-named-programme.ts';
import { wholeNumber } from './panel-options.ts';
import { PLACES_PARTS, type PlacesPart, placesText } from './places-text.ts';

type Options = {
  readonly asAt?: string;
  readonly only?: string;
  readonly seed: string;
  readonly draws: string;
  readonly explain?: string;
  readonly json?: boolean;
};

const MOST_DRAWS = 100_000;

/** Add the command to the program. */
export function registerPlaces(program: Command, context: CommandContext): void {
  program
    .command('places')
    .description(
      'new places by site, need against them, what late ones cost a week, where they are best used',
    )
    .argument(
      '<programme>',
      'id of a stored programme, a programme folder, or a folder with plan.json and places.json',
    )
    .option('--as-at <month>', 'another month than that of the newest update, for example 2024-10')
    .option('--only <part>', `one part for people: ${PLACES_PARTS.join(', ')}`)
    .option('--seed <number>', 'start of chance', '1')
    .option('--draws <number>', 'how many draws of further delay', '1000')
    .option('--explain <figure>', 'tell how one figure came about, by its name in the JSON')
    .option('--json', 'write one JSON document')
    .action(async (name: string, options: Options) => {
      const part = partOf(options.only);
      const answer = await answerFor(context, name, options);
      if (options.explain !== undefined) {
        const document = placesDocument(answer, context.version);
        context.out(writeExactJson(explainPlaces(answer.record, document, options.explain)));
        return;
      }
      context.out(
        options.json === true
          ? writeExactJson(placesDocument(answer, context.version))
          : placesText(answer, part),
      );
    });
}

async function answerFor(
  context: CommandContext,
  name: string,
  { asAt, seed, draws }: Options,
): Promise<PlacesAnswer> {
  const request = {
    asAt: asAt ?? null,
    seed: wholeNumber('--seed', seed, 0, Number.MAX_SAFE_INTEGER),
    draws: wholeNumber('--draws', draws, 2, MOST_DRAWS),
  };
  if (existsSync(join(name, 'plan.json'))) return await answerFolderPlaces(name, request);
  const { app, scope } = await openNamedProgramme(context, name);
  return await app.places(context.actor, scope, request);
}

function partOf(text: string | undefined): PlacesPart | null {
  if (text === undefined) return null;
  return (
    PLACES_PARTS.find((part) => part === text) ??
    raise({
      code: 'call.wrong',
      place: '--only',
      message: 'There is no such part',
      advice: `Name one of ${PLACES_PARTS.join(', ')}.`,
    })
  );
}
