import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createConnection } from 'mysql2/promise';
import { Client } from 'pg';

/** A database of its own, for one suite. */
export interface TestPlace {
  readonly url: string;
  drop(): Promise<void>;
}

export async function createSqliteFolder(): Promise<TestPlace> {
  const folder = await mkdtemp(join(tmpdir(), 'totoro-sqlite-'));
  return {
    url: `file:${join(folder, 'data', 'totoro.db')}`,
    drop: () => rm(folder, { recursive: true, force: true }),
  };
}

export async function createOnPostgres(server: string): Promise<TestPlace> {
  const name = newName();
  const tell = async (statement: string) => {
    const client = new Client({ connectionString: server });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  await tell(`create database ${name}`);
  return {
    url: withDatabase(server, name),
    drop: () => tell(`drop database if exists ${name} with (force)`),
  };
}

export async function createOnMysql(server: string): Promise<TestPlace> {
  const name = newName();
  const tell = async (statement: string) => {
    const connection = await createConnection({ uri: server });
    await connection.query(statement);
    await connection.end();
  };
  await tell(`create database ${name}`);
  return { url: withDatabase(server, name), drop: () => tell(`drop database if exists ${name}`) };
}

function newName(): string {
  return `totoro_${randomBytes(6).toString('hex')}`;
}

function withDatabase(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
