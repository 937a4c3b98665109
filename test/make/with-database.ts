/** Databases of their own for tests on a PostgreSQL server, gone afterwards. */
import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** Run one statement on a server. */
export async function execute(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Give a test a database of its own on the server and remove it afterwards. */
export async function withDatabase(server: string, work: (url: string) => Promise<void>): Promise<void> {
  const name = `evenkeel_test_${randomBytes(6).toString('hex')}`;
  await execute(server, `create database ${name}`);
  try {
    const url = new URL(server);
    url.pathname = `/${name}`;
    await work(url.href);
  } finally {
    await execute(server, `drop database if exists ${name} with (force)`);
  }
}
