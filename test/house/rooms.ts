/** The rooms of the house, lowest first, with what each may import: a room may name only rooms above it in this list. */

export type Room = {
  readonly name: string;
  /** Rooms it may import; "core" stands for every room of the core. */
  readonly rooms: readonly string[];
  /** Packages from outside, `node:` modules included; "node:*" stands for all of the machine's own. */
  readonly packages: readonly string[];
};

const BASE_NUM_DOMAIN = ['core/base', 'core/num', 'core/domain'];

export const ROOMS: readonly Room[] = [
  { name: 'core/base', rooms: [], packages: [] },
  { name: 'core/num', rooms: ['core/base'], packages: [] },
  { name: 'core/domain', rooms: ['core/base'], packages: [] },
  { name: 'core/access', rooms: ['core/base', 'core/domain'], packages: [] },
  { name: 'core/audit', rooms: ['core/base', 'core/domain'], packages: [] },
  { name: 'core/chart', rooms: ['core/base', 'core/num'], packages: [] },
  { name: 'core/model', rooms: BASE_NUM_DOMAIN, packages: [] },
  { name: 'core/finance', rooms: BASE_NUM_DOMAIN, packages: [] },
  { name: 'core/monitor', rooms: [...BASE_NUM_DOMAIN, 'core/model'], packages: [] },
  { name: 'core/seal', rooms: BASE_NUM_DOMAIN, packages: [] },
  { name: 'core/disclosure', rooms: BASE_NUM_DOMAIN, packages: [] },
  { name: 'core/extract', rooms: BASE_NUM_DOMAIN, packages: [] },
  { name: 'core/checks', rooms: [...BASE_NUM_DOMAIN, 'core/extract'], packages: [] },
  { name: 'core/matching', rooms: BASE_NUM_DOMAIN, packages: [] },
  { name: 'core/measures', rooms: [...BASE_NUM_DOMAIN, 'core/disclosure', 'core/extract'], packages: [] },
  { name: 'core/benchmark', rooms: [...BASE_NUM_DOMAIN, 'core/measures'], packages: [] },
  {
    name: 'core/history',
    rooms: [...BASE_NUM_DOMAIN, 'core/extract', 'core/measures', 'core/model'],
    packages: [],
  },
  { name: 'core/integrity', rooms: BASE_NUM_DOMAIN, packages: [] },
  { name: 'core/programme', rooms: BASE_NUM_DOMAIN, packages: [] },
  {
    name: 'core/places',
    rooms: [...BASE_NUM_DOMAIN, 'core/extract', 'core/finance', 'core/measures', 'core/programme'],
    packages: [],
  },
  { name: 'core/block', rooms: [...BASE_NUM_DOMAIN, 'core/finance', 'core/programme'], packages: [] },
  {
    name: 'core/plan',
    rooms: [
      ...BASE_NUM_DOMAIN,
      'core/measures',
      'core/programme',
      'core/finance',
      'core/block',
      'core/model',
    ],
    packages: [],
  },
  {
    name: 'core/lab',
    rooms: ['core/base', 'core/finance', 'core/model', 'core/plan'],
    packages: [],
  },
  {
    name: 'core/report',
    rooms: [...BASE_NUM_DOMAIN, 'core/chart', 'core/finance', 'core/measures', 'core/programme', 'core/plan'],
    packages: [],
  },
  {
    name: 'core/workbook',
    rooms: [...BASE_NUM_DOMAIN, 'core/finance', 'core/plan', 'core/programme', 'core/report'],
    packages: [],
  },
  {
    name: 'core/sealed-return',
    rooms: [...BASE_NUM_DOMAIN, 'core/seal', 'core/finance', 'core/programme', 'core/report'],
    packages: [],
  },
  {
    name: 'core/reimport',
    rooms: [...BASE_NUM_DOMAIN, 'core/integrity', 'core/programme', 'core/report', 'core/sealed-return'],
    packages: [],
  },
  {
    name: 'core/writing',
    rooms: [...BASE_NUM_DOMAIN, 'core/programme', 'core/report'],
    packages: [],
  },
  {
    name: 'core/demo',
    rooms: [...BASE_NUM_DOMAIN, 'core/finance', 'core/block', 'core/programme', 'core/plan'],
    packages: [],
  },
  { name: 'core', rooms: ['core'], packages: [] },
  { name: 'draw', rooms: ['core/base', 'core/chart'], packages: ['@observablehq/plot'] },
  {
    name: 'edge/intake',
    rooms: [
      'core/base',
      'core/domain',
      'core/block',
      'core/finance',
      'core/integrity',
      'core/programme',
      'core/places',
      'core/plan',
      'core/report',
      'core/seal',
      'core/sealed-return',
      'core/workbook',
    ],
    packages: [
      'hucre',
      'hucre/ods',
      'hucre/xlsx',
      'linkedom',
      'papaparse',
      'saxes',
      'unpdf',
      'yauzl',
      'zod',
      'node:*',
    ],
  },
  { name: 'edge/compute', rooms: ['core/model'], packages: ['node:*'] },
  { name: 'edge/solve', rooms: ['core/places'], packages: ['highs'] },
  { name: 'edge/keys', rooms: ['core/base'], packages: ['zod', 'node:*'] },
  { name: 'edge/identity', rooms: ['core/base'], packages: ['otpauth', 'openid-client', 'zod', 'node:*'] },
  { name: 'edge/queue', rooms: [], packages: ['pg-boss'] },
  { name: 'edge/store', rooms: ['core'], packages: ['kysely', 'pg', 'zod', 'node:*'] },
  {
    name: 'edge/documents',
    rooms: [
      'core/base',
      'core/domain',
      'core/chart',
      'core/programme',
      'core/report',
      'core/workbook',
      'draw',
    ],
    packages: [
      '@myriaddreamin/typst-ts-node-compiler',
      '@resvg/resvg-js',
      'docx',
      'hucre',
      'hucre/xlsx',
      'linkedom',
      'node:*',
    ],
  },
  { name: 'contract', rooms: ['core'], packages: ['zod'] },
  {
    name: 'app',
    rooms: [
      'core',
      'edge/intake',
      'edge/compute',
      'edge/solve',
      'edge/keys',
      'edge/identity',
      'edge/queue',
      'edge/store',
      'edge/documents',
    ],
    packages: ['node:*'],
  },
  {
    name: 'web',
    rooms: ['core', 'contract', 'draw'],
    packages: ['react', 'react-dom/client', '@tanstack/react-router', '@tanstack/react-query', 'uqr', 'zod'],
  },
  {
    name: 'server',
    rooms: ['core/base', 'core/access', 'app', 'contract'],
    packages: [
      'hono',
      'hono/compress',
      'hono/cookie',
      'hono/secure-headers',
      '@hono/node-server',
      'rate-limiter-flexible',
      'zod',
      'node:*',
    ],
  },
  { name: 'cli', rooms: ['core', 'app'], packages: ['commander', 'node:*'] },
  {
    name: 'main',
    rooms: ['core/base', 'core/access', 'app', 'edge/identity', 'edge/queue', 'edge/store', 'server', 'cli'],
    packages: ['node:*'],
  },
];
