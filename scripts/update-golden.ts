/** Writes the recorded outputs under test/golden anew; the difference is to be read before it is kept. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { htmlBody } from '../src/edge/documents/write-html.ts';
import { sampleReport } from '../test/make/sample-report.ts';

writeFileSync(
  resolve(import.meta.dirname, '../test/golden/documents/sample-report.html'),
  `${htmlBody(sampleReport())}\n`,
);
