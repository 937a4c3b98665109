/** The figures behind a chart of a Word document: its series as a table. */
import { SaxesParser } from 'saxes';
import { refuseFile } from '../tables/reading.ts';

export type ChartTable = {
  readonly title: string;
  readonly rows: readonly { readonly cells: string[]; isHeader: boolean }[];
};

type Series = { name: string; labels: Map<number, string>; values: Map<number, string> };

/** A chart with more points than this draws something else than a return [points]. */
const MOST_POINTS = 5000;

/** Reads the parts of a chart that hold text and numbers as they go by. */
class ChartReader {
  title = '';
  readonly series: Series[] = [];
  #part: 'title' | 'name' | 'labels' | 'values' | null = null;
  #point = 0;
  #points = 0;
  #text: string | null = null;

  open(name: string, attributes: Record<string, string>): void {
    if (name === 'c:ser') this.series.push({ name: '', labels: new Map(), values: new Map() });
    if (name === 'c:title' && this.series.length === 0) this.#part = 'title';
    if (name === 'c:tx' && this.series.length > 0) this.#part = 'name';
    if (name === 'c:cat' || name === 'c:xVal') this.#part = 'labels';
    if (name === 'c:val' || name === 'c:yVal') this.#part = 'values';
    if (name === 'c:pt') {
      this.#point = Number(attributes['idx'] ?? 0);
      this.#points += 1;
      if (this.#points > MOST_POINTS) refuseFile('document.too-large');
    }
    if (name === 'c:v' || name === 'a:t') this.#text = '';
  }

  text(text: string): void {
    if (this.#text !== null) this.#text += text;
  }

  close(name: string): void {
    if (name === 'c:v' || name === 'a:t') this.#take();
    if (['c:title', 'c:tx', 'c:cat', 'c:val', 'c:xVal', 'c:yVal'].includes(name)) this.#part = null;
  }

  #take(): void {
    const text = this.#text ?? '';
    this.#text = null;
    const series = this.series.at(-1);
    if (this.#part === 'title') this.title += text;
    if (series === undefined) return;
    if (this.#part === 'name') series.name += text;
    if (this.#part === 'labels') series.labels.set(this.#point, text);
    if (this.#part === 'values') series.values.set(this.#point, text);
  }
}

/** A number of a chart as a person would print it: stored ones have many digits. */
function shown(value: string | undefined): string {
  if (value === undefined || value === '') return '';
  const number = Number(value);
  return Number.isFinite(number) ? String(Math.round(number * 1e6) / 1e6) : value;
}

/** Read a chart part. @throws FileRefusal where it holds a document type. */
export function readDocxChart(xml: string): ChartTable | null {
  const reader = new ChartReader();
  const parser = new SaxesParser({ xmlns: false });
  parser.on('doctype', () => refuseFile('document.entities'));
  parser.on('opentag', ({ name, attributes }) => reader.open(name, attributes as Record<string, string>)); // without namespaces all are texts
  parser.on('closetag', ({ name }) => reader.close(name));
  parser.on('text', (text) => reader.text(text));
  parser.on('error', () => refuseFile('document.unreadable'));
  parser.write(xml).close();
  const [first] = reader.series;
  if (first === undefined) return null;
  const header = { cells: ['', ...reader.series.map(({ name }) => name)], isHeader: true };
  const points = [...first.values.keys()].sort((a, b) => a - b);
  const rows = points.map((at) => ({
    cells: [first.labels.get(at) ?? '', ...reader.series.map(({ values }) => shown(values.get(at)))],
    isHeader: false,
  }));
  return { title: reader.title, rows: [header, ...rows] };
}
