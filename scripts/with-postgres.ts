/** Runs a command beside a PostgreSQL server of its own: on loopback, as an ordinary user, gone afterwards. */
import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { runBeside } from './run-beside.ts';

/** Find the folder of the server's programs: on the path, or where Debian keeps them. */
function findPrograms(): string | null {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(delimiter),
  ];
  return (
    folders.find((folder) =>
      ['initdb', 'postgres', 'pg_ctl'].every((name) => existsSync(join(folder, name))),
    ) ?? null
  );
}

/** The server refuses to run as root: use the user it was packaged with, or nobody. */
function ordinaryUser(): { readonly uid: number; readonly gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  for (const name of ['postgres', 'nobody']) {
    const uid = spawnSync('id', ['-u', name], { encoding: 'utf8' });
    const gid = spawnSync('id', ['-g', name], { encoding: 'utf8' });
    if (uid.status === 0 && gid.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  return null;
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.on('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

async function main(words: readonly string[]): Promise<number> {
  const programs = findPrograms();
  if (programs === null) {
    console.error('No PostgreSQL server was found. On Debian: apt-get install postgresql');
    return await runBeside(words, {});
  }
  const user = ordinaryUser();
  const folder = mkdtempSync(join(tmpdir(), 'evenkeel-postgres-'));
  if (user !== null) chownSync(folder, user.uid, user.gid);
  const port = await freePort();
  const run = (program: string, options: readonly string[]) => {
    const done = spawnSync(join(programs, program), options, {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8' },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(user ?? {}),
    });
    if (done.status !== 0) throw new Error(`${program} failed: ${done.stderr ?? ''}${done.stdout ?? ''}`);
  };
  const data = join(folder, 'data');
  try {
    run('initdb', [
      '-D',
      data,
      '-U',
      'evenkeel',
      '--auth=trust',
      '--encoding=UTF8',
      '--locale=C.UTF-8',
      '--no-sync',
    ]);
    const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='${folder}' -c fsync=off`;
    run('pg_ctl', ['-D', data, '-w', '-l', join(folder, 'log'), '-o', options, 'start']);
    return await runBeside(words, {
      EVENKEEL_TEST_DATABASE_URL: `postgres://evenkeel@127.0.0.1:${port}/postgres`,
    });
  } finally {
    if (existsSync(join(data, 'postmaster.pid'))) run('pg_ctl', ['-D', data, '-m', 'immediate', 'stop']);
    rmSync(folder, { recursive: true, force: true });
  }
}

process.exitCode = await main(process.argv.slice(2));
