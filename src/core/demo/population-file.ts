/** Made-up people of each age in the county and the other authorities of its panel, in the long form of a population table. */
import { createStream } from '../num/random.ts';
import { csvText, type DemoFile, fromLines } from './demo-file.ts';
import type { Authority } from './published-panel.ts';
import { type Scale, scaleCount } from './scale.ts';

/** Mid-year estimates are written for these years. */
const YEARS = [2019, 2020, 2021, 2022, 2023, 2024];
const OLDEST = 25;
/** People of one age in the county of the story, before births and moves shape the ages [people]. */
const OF_ONE_AGE = 5600;
/** Plans for each person aged 0 to 25 in an authority without a deficit of note, about what is published nationally. */
const USUAL_RATE = 0.034;

/** How many more or fewer of an age there are than of the middle one: births fell after 2012, students come and go. */
function shapeOf(age: number, year: number): number {
  const born = year - age;
  const births = 1 - 0.012 * Math.max(0, born - 2012) + 0.006 * Math.min(0, born - 2004);
  return age >= 19 && age <= 22 ? births * 0.86 : births;
}

function* rowsOf({ code, name }: Authority, ofOneAge: number): Generator<string> {
  for (const year of YEARS)
    for (let age = 0; age <= OLDEST; age++)
      yield [code, csvText(name), year, age, Math.round(ofOneAge * shapeOf(age, year))].join(',');
}

/** Write `population/population-by-age.csv`. */
export function populationFile(
  own: Authority,
  others: readonly (Authority & { readonly newestPlans: number })[],
  scale: Scale,
  seed: number,
): DemoFile {
  const chunks = fromLines(function* () {
    yield 'authority_code,authority_name,year,age,population';
    yield* rowsOf(own, scaleCount(scale, OF_ONE_AGE));
    for (const other of others) {
      const rate = USUAL_RATE * (0.85 + 0.3 * createStream(seed, 'demo', 'population', other.name).next());
      yield* rowsOf(other, other.newestPlans / rate / (OLDEST + 1));
    }
  });
  return { path: 'population/population-by-age.csv', chunks };
}
