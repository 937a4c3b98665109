/** GET …/benchmark?of=…&beside=…&measure=… and its files: any authority beside others, from published figures alone. */
import { z } from 'zod';
import { benchmarkCsv, benchmarkImage } from '../../app/views/benchmark-files.ts';
import { benchmarkView } from '../../app/views/benchmark-view.ts';
import { BenchmarkParams, BenchmarkReply } from '../../contract/benchmark.ts';
import { fileRoute, type Route, route } from '../route.ts';
import { scopeOf } from '../scope-of.ts';

const PATH = '/api/programmes/:authority/:programme/benchmark';

const benchmarkRoute = route({
  method: 'GET',
  path: PATH,
  permission: 'programme.read',
  params: BenchmarkParams,
  reply: BenchmarkReply,
  handle: async ({ actor, params }, app) => {
    const scope = scopeOf(params);
    return benchmarkView(await app.openProgramme(actor, scope), await app.benchmark(actor, scope, params));
  },
});

const MEDIA = { csv: 'text/csv; charset=utf-8', svg: 'image/svg+xml', png: 'image/png' } as const;

const benchmarkFileRoute = fileRoute({
  method: 'GET',
  path: `${PATH}/files/:format`,
  permission: 'programme.read',
  params: BenchmarkParams.extend({ format: z.enum(['csv', 'svg', 'png']) }),
  handle: async ({ actor, params }, app) => {
    const { format } = params;
    const answer = await app.benchmark(actor, scopeOf(params), params);
    const bytes =
      format === 'csv'
        ? new TextEncoder().encode(benchmarkCsv(answer))
        : await benchmarkImage(answer, format);
    const parts = ['benchmark', answer.authority?.code, answer.measure?.id, answer.group?.group];
    const name = parts.filter((part) => part !== undefined).join('-');
    return { bytes, mediaType: MEDIA[format], fileName: `${name}.${format}` };
  },
});

/** Everything of benchmarking. */
export const BENCHMARK_ROUTES: readonly Route[] = [benchmarkRoute, benchmarkFileRoute];
