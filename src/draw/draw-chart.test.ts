/** What a drawn chart promises: order, gaps, zero, roles that differ without colour, and nothing a strict page refuses. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { SAMPLE_CHARTS } from '../../test/make/sample-charts.ts';
import { addMonths, monthShort } from '../core/base/time.ts';
import type { Chart, SeriesRole } from '../core/chart/chart.ts';
import { labelHeight, labelOverhang, layOutCategories, tickIndexes, valueRange } from './chart-frame.ts';
import { drawChart, drawKey } from './draw-chart.ts';
import { placeEndLabels } from './end-labels.ts';
import { roleStyle } from './role-style.ts';
import type { SvgMaker } from './svg-element.ts';
import { textWidth } from './text-width.ts';

const ROLES: readonly SeriesRole[] = [
  'actual',
  'agreed',
  'forecast',
  'mitigated',
  'unmitigated',
  'limit',
  'in-year',
  'cumulative',
  'context',
];

function draw(chart: Chart, width = 680): string {
  const { document } = parseHTML('<html><body></body></html>');
  return drawChart(chart, document as unknown as SvgMaker, { width }).outerHTML; // linkedom's types speak of a browser's
}

function chartOf(values: readonly (number | null)[], kind: 'line' | 'bar' = 'line'): Chart {
  return {
    id: 'c',
    title: 'A <title> & "more"',
    summary: 'It says so.',
    xLabel: 'Month',
    yLabel: 'Plans',
    categories: values.map((_, k) => `Need ${k + 1}`),
    series: [{ kind, label: 'Actual', role: 'actual', values }],
    startsAtZero: false,
    decimals: 0,
  };
}

/** The data line is the path with the role's own ink and weight. */
function linePath(svg: string): string {
  return /<g [^>]*stroke-width="2.5"[^>]*><path d="([^"]*)"/.exec(svg)?.[1] ?? '';
}

test('the same chart is drawn the same twice, at any width', () => {
  for (const chart of SAMPLE_CHARTS)
    for (const width of [300, 680]) assert.equal(draw(chart, width), draw(chart, width));
});

test('a chart has role, label and namespace, and no style sheet, style attribute, id or script', () => {
  for (const chart of SAMPLE_CHARTS) {
    const svg = draw(chart);
    assert.match(svg, /^<svg[^>]* role="img"/);
    assert.match(svg, /^<svg[^>]* xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    assert.ok(svg.includes(`aria-label="${chart.title}. ${chart.summary}"`));
    assert.doesNotMatch(svg, /<style|<script| style="| id="|NaN|undefined/);
  }
});

test('every series in use stands in the legend, and both axes carry their unit', () => {
  for (const chart of SAMPLE_CHARTS) {
    const svg = draw(chart, 300);
    for (const { label } of chart.series) assert.ok(svg.includes(`>${label}</text>`), label);
    assert.ok(svg.includes(`>${chart.yLabel}</text>`));
    assert.ok(svg.includes(`>${chart.xLabel}</text>`));
  }
});

test('one key can stand for several drawings: it names every series, and they then have none and are as tall as without it', () => {
  const { document } = parseHTML('<html><body></body></html>');
  const maker = document as unknown as SvgMaker; // linkedom's types speak of a browser's
  for (const chart of SAMPLE_CHARTS) {
    const bare = drawChart(chart, maker, { width: 340, hasKey: false }).outerHTML;
    const key = drawKey(chart, maker, { width: 900 }).outerHTML;
    assert.doesNotMatch(bare, /ek-chart-legend/);
    for (const { label } of chart.series) assert.ok(key.includes(`>${label}</text>`), label);
    assert.ok(heightOf(bare) < heightOf(draw(chart, 340)));
    assert.doesNotMatch(key, /<style| style="| id="|NaN|undefined/);
  }
});

function heightOf(svg: string): number {
  return Number(/ height="(\d+)"/.exec(svg)?.[1]);
}

test('categories keep the order given: Need 2 stands before Need 10', () => {
  const svg = draw(chartOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]));
  assert.ok(svg.indexOf('>Need 2<') < svg.indexOf('>Need 10<'));
  assert.ok(svg.indexOf('>Need 2<') > 0);
});

test('a missing value is a gap, not a nought and not a bridge', () => {
  const whole = linePath(draw(chartOf([5, 6, 7, 8])));
  const gap = linePath(draw(chartOf([5, 6, null, 7, 8])));
  assert.equal(whole.match(/M/g)?.length, 1);
  assert.equal(gap.match(/M/g)?.length, 2);
});

test('a value alone between gaps still shows, by its marker', () => {
  const values = Array.from({ length: 60 }, (_, k) => (k === 31 ? 5 : null));
  assert.equal(draw(chartOf(values)).match(/stroke="#12243d" fill="#12243d"/g)?.length, 1 + 1);
});

test('names that look like markup stay text', () => {
  const svg = draw({ ...chartOf([1, 2]), yLabel: '<b>Plans</b> & more' });
  assert.ok(svg.includes('>&lt;b&gt;Plans&lt;/b&gt; &amp; more</text>'));
});

test('bars start at zero whatever the chart asks, below it for negatives', () => {
  assert.deepEqual(valueRange(chartOf([5, 9], 'bar')).map(Math.sign), [0, 1]);
  assert.deepEqual(valueRange(chartOf([-5, -9], 'bar')).map(Math.sign), [-1, 0]);
  assert.deepEqual(valueRange(chartOf([-5, 9], 'bar')).map(Math.sign), [-1, 1]);
  assert.equal(valueRange(chartOf([100, 110]))[0] > 0, true);
});

test('a chart without any value, or with one value throughout, is still drawn', () => {
  for (const values of [[], [null, null], [0, 0], [7, 7]])
    assert.doesNotMatch(draw(chartOf(values)), /NaN|Infinity/);
});

test('an axis of whole numbers has no tick between two of them, however wide it is drawn', () => {
  for (const values of [
    [1, 4],
    [0, 1],
    [2, 3, 5],
    [40, 900],
  ]) {
    const drawn = draw({ ...chartOf(values, 'bar'), decimals: 0 }, 1200);
    const ticks = [...drawn.matchAll(/<text[^>]*>([\d.,]+)<\/text>/g)].map(([, text]) => text ?? '');
    assert.ok(ticks.length > 1);
    for (const tick of ticks) assert.doesNotMatch(tick, /\./, `${values}: ${tick}`);
  }
});

test('no two roles look alike without colour: dash and marker differ, or it is told by its weight', () => {
  const looks = ROLES.map((role) => {
    const { dash, marker, isFilled } = roleStyle(role);
    return JSON.stringify([dash, marker, isFilled]);
  });
  assert.equal(new Set(looks).size, ROLES.length);
});

test('a second and third series of one role differ from the first', () => {
  for (const role of ROLES) {
    const looks = [0, 1, 2, 3].map((nth) => {
      const { dash, marker, isFilled } = roleStyle(role, nth);
      return JSON.stringify([dash, marker, isFilled]);
    });
    assert.equal(new Set(looks).size, 4, role);
  }
});

test('inks are dark enough to read as text on white: at least 4.5 to 1', () => {
  for (const role of ROLES) {
    const channels = [1, 3, 5].map((at) => {
      const part = Number.parseInt(roleStyle(role).ink.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    const [red = 0, green = 0, blue = 0] = channels;
    const contrast = 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
    assert.ok(contrast >= 4.5, `${role}: ${contrast.toFixed(1)}`);
  }
});

test('tick labels never touch, and the last category always has one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 120, max: 900 }), (count, width) => {
      const categories = Array.from({ length: count }, (_, k) => `Mon ${k}`);
      const ticks = tickIndexes(categories, width, 13);
      assert.equal(ticks.at(-1), count - 1);
      const widest = Math.max(...categories.map((words) => textWidth(words, 13)));
      const [first = 0, second = count * 2] = ticks;
      assert.ok((second - first) * (width / count) >= widest || ticks.length === 1);
    }),
  );
});

test('where not every month has its label, the same months of each year have one', () => {
  const months = Array.from({ length: 119 }, (_, k) => monthShort(addMonths('2018-02', k)));
  const quarters = months.filter((_, k) => (119 - 1 - k) % 3 === 0);
  for (const categories of [months, quarters])
    for (let width = 200; width < 1300; width += 37) {
      const labelled = tickIndexes(categories, width, 13).map((index) => categories[index]?.slice(0, 3));
      const known = new Set(labelled);
      assert.ok(known.size === 1 || labelled.every((month, k) => month === labelled[k % known.size]));
      assert.equal(labelled.at(-1), 'Dec');
    }
  assert.deepEqual(tickIndexes(months.slice(0, 11), 300, 13), [0, 2, 4, 6, 8, 10]);
});

test('a few long names each keep their label, over several lines; a long run of times is labelled every few', () => {
  const names = ['Expansion of existing special schools', 'Northmere free special school', 'Quayside'];
  const few = layOutCategories(names, 420, 13);
  assert.deepEqual(few.indexes, [0, 1, 2]);
  assert.deepEqual(
    few.lines.map((lines) => lines.join(' ')),
    names,
  );
  assert.ok(few.lines.flat().every((line) => textWidth(line, 13) <= 140));
  const many = layOutCategories(
    Array.from({ length: 31 }, (_, k) => `Month ${k}`),
    600,
    13,
  );
  assert.ok(many.indexes.length < 31);
  assert.ok(many.lines.every((lines) => lines.length === 1));
});

test('a few names that have no room lying flat are turned and none is left out: short ones a little, long ones upright', () => {
  const years = ['2024/25', '2025/26', '2026/27', '2027/28', '2028/29', '2029/30', '2030/31'];
  const slanted = layOutCategories(years, 290, 13, 45);
  assert.deepEqual(slanted.indexes, [0, 1, 2, 3, 4, 5, 6]);
  assert.equal(slanted.turn, 40);
  const themes = Array.from({ length: 6 }, (_, k) => `Waiting for an assessment ${k}`);
  const upright = layOutCategories(themes, 290, 13, 45);
  assert.equal(upright.indexes.length, 6);
  assert.equal(upright.turn, 90);
  assert.ok(labelHeight(upright, 13, 14) >= textWidth(themes[0] ?? '', 13));
  assert.ok(labelHeight(slanted, 13, 14) < labelHeight(upright, 13, 14));
  assert.equal(labelOverhang(upright, 290, 13), 0);
});

test('labels at line ends stay a line apart and within the plot where there is room', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 5 }), (values) => {
      const wanted = values.map((value) => ({ text: String(value), ink: '#000000', value }));
      const placed = placeEndLabels(wanted, (value) => value, 500, 0, 300);
      assert.equal(placed.length, values.length);
      for (const [k, label] of placed.entries()) {
        const next = placed[k + 1];
        assert.ok(label.y >= 0 && label.y <= 300);
        if (next !== undefined) assert.ok(next.y - label.y >= 14.999);
      }
    }),
  );
});

test('bars of two series that never meet in a category stand where one series would have them; those that meet share it', () => {
  const placesOf = (...series: readonly (readonly (number | null)[])[]) => {
    const chart = chartOf(series[0] ?? [], 'bar');
    const bars = series.map(
      (values, k) => ({ ...chart.series[0], label: `Bar ${k}`, values }) as Chart['series'][number],
    ); // a bar
    // The squares of the legend say their own stroke; bars have theirs from their group.
    const rects = draw({ ...chart, series: bars }).match(/<rect(?![^>]*stroke-width)[^>]*>/g) ?? [];
    return rects
      .map((rect) => ['x', 'width'].map((name) => new RegExp(` ${name}="([\\d.]+)"`).exec(rect)?.[1]))
      .sort();
  };
  const one = placesOf([5, 7, 6]);
  assert.equal(one.length, 3);
  assert.ok(one.flat().every((value) => Number(value) > 0));
  assert.deepEqual(placesOf([5, null, 6], [null, 7, null]), one);
  const [, half] = placesOf([5, 7, 6], [4, 4, 4])[0] ?? [];
  assert.ok(Number(half) < 0.55 * Number(one[0]?.[1]));
});

test('on an axis of numbers each point lies at its own place, none is left out, and ticks are round', () => {
  const positions = Array.from({ length: 60 }, (_, k) => 10 + 5 * Math.floor(k / 2));
  const spread = { ...chartOf([]), positions, categories: positions.map(String) };
  const values = positions.map((_, k) => k % 7);
  const svg = draw({
    ...spread,
    series: [
      { kind: 'band', label: 'Limits', role: 'context', low: values.map(() => 1), high: values.map(() => 4) },
      { kind: 'points', label: 'Schools', role: 'actual', values },
    ],
  });
  const spots = [...svg.matchAll(/fill="#12243d" transform="translate\(([\d.]+),/g)].map((found) =>
    Number(found[1]),
  );
  // The legend draws one more, outside the plot.
  assert.equal(spots.length, 61);
  const [first = 0, second = 0, third = 0] = spots;
  const last = spots[59] ?? 0;
  assert.equal(first, second);
  assert.ok(Math.abs((third - first) * 29 - (last - first)) < 4, 'equal steps lie equally far apart');
  assert.ok(last < 680 - 12);
  assert.match(svg, />100</);
});

test('a long last label has room within the drawing, and a short one takes none', () => {
  const names = [...Array.from({ length: 11 }, (_, k) => `Wave ${k + 1}`), 'Resourced provision'];
  const labels = layOutCategories(names, 285, 13);
  assert.equal(labels.turn, 0);
  const room = labelOverhang(labels, 285, 13);
  assert.ok(room + 285 / 8 >= textWidth('Resourced provision', 13) / 2);
  assert.equal(labelOverhang(layOutCategories(['Jan 24', 'Feb 24'], 285, 13), 285, 13), 0);
  assert.equal(labelOverhang(layOutCategories([], 285, 13), 285, 13), 0);
});
