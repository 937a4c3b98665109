/** No value of a child reaches the log of a server that really runs, whatever is sent to it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startCommand, withFolder } from '../make/run-command.ts';
import { MARKERS, tracesIn } from './markers.ts';
import { PLANTED, type PlantedFiles } from './planted-files.ts';

const MEDIA = 'application/vnd.evenkeel.upload';
const BASE = '/api/programmes/E10009901/marlshire';

function bodyOf({ files }: PlantedFiles): Buffer {
  const parts = Object.entries(files).map(([name, content]) => ({ name, bytes: Buffer.from(content) }));
  const manifest = { files: parts.map(({ name, bytes }) => ({ name, size: bytes.byteLength })) };
  return Buffer.concat([Buffer.from(`${JSON.stringify(manifest)}\n`), ...parts.map(({ bytes }) => bytes)]);
}

test('planted files, addresses and headers sent to a running server leave lines of JSON and no trace', () =>
  withFolder(async (home) => {
    const child = startCommand(home, ['serve', '--port', '0'], {
      EVENKEEL_LOG: 'all',
      EVENKEEL_METRICS: 'loopback',
    });
    let err = '';
    child.stderr?.on('data', (text: Buffer) => {
      err += text.toString();
    });
    try {
      const url = await new Promise<string>((ready, fail) => {
        child.stdout?.on('data', (text: Buffer) => {
          const found = /ready at (\S+)/.exec(text.toString())?.[1];
          if (found !== undefined) ready(found);
        });
        child.on('close', () => fail(new Error(err)));
      });
      let asked = 0;
      const ask = async (path: string, request: RequestInit = {}) => {
        asked++;
        return await (await fetch(`${url}${path}`, request)).text();
      };
      for (const planted of PLANTED.slice(0, 4))
        await ask(`${BASE}/imports?trial=yes`, {
          method: 'POST',
          headers: { origin: url, 'content-type': MEDIA, 'x-request-id': MARKERS.upn },
          body: new Uint8Array(bodyOf(planted)),
        });
      for (const value of Object.values(MARKERS))
        await ask(`${BASE}/imports/${encodeURIComponent(value)}?of=${encodeURIComponent(value)}`, {
          headers: { 'user-agent': value, referer: `http://x/${encodeURIComponent(value)}` },
        });
      const metrics = await ask('/metrics');
      assert.match(metrics, /^evenkeel_store_bytes [1-9]\d{4,}$/m);
      const lines = err.trim().split('\n');
      assert.equal(lines.length, asked);
      for (const line of lines) assert.equal(JSON.parse(line).event, 'request');
      assert.deepEqual(tracesIn(err), [], 'log');
      assert.deepEqual(tracesIn(metrics), [], 'counts');
    } finally {
      child.removeAllListeners('close');
      child.kill('SIGTERM');
      await new Promise((gone) => child.on('exit', gone));
    }
  }));
