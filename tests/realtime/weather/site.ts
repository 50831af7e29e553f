import type { FreshDatabase } from '../../support/database.ts';
import type { Choice } from '../../support/random.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { RoughLine } from './rough-line.ts';

/** Of commits, in the weather that refuses some: every so many-eth fails. */
const REFUSED_OF = 10;
/** What a full disk and a lost race say; both mean: not now. */
/** Of what servers print, in a report. */
const HEARD = 4_000;
const REFUSALS = ['53100', '40001'] as const;

/** Servers in processes of their own on one database, with a line to it that can be rough. */
export class Site {
  readonly database: FreshDatabase;
  readonly postgres: RoughLine;
  readonly servers: Choice<TestServer>;

  static async open(database: FreshDatabase, nodes: number): Promise<Site> {
    await installRefusals(database);
    const url = new URL(database.connectionString);
    const postgres = await RoughLine.lay(Number(url.port));
    url.port = String(postgres.port);
    const environment = { DATABASE_URL: url.href };
    const first = await startServer(environment);
    const others = Array.from({ length: nodes - 1 }, () => startServer(environment));
    return new Site(database, postgres, [first, ...(await Promise.all(others))]);
  }

  private constructor(database: FreshDatabase, postgres: RoughLine, servers: Choice<TestServer>) {
    this.database = database;
    this.postgres = postgres;
    this.servers = servers;
  }

  /** Lets one commit in ten fail as it is about to happen, until told to stop. */
  async refuseSomeCommits(refuses: boolean): Promise<void> {
    await this.database.query('update weather set refuses = $1', [refuses]);
  }

  /** The last the servers said. */
  heard(): string {
    return this.servers.map((server) => server.output().slice(-HEARD)).join('\n');
  }

  async close(): Promise<void> {
    for (const server of this.servers) await server.kill();
    await this.postgres.close();
    await this.database.close();
  }
}

/** The sequence is no part of a transaction: it counts commits that fail as well. */
async function installRefusals(database: FreshDatabase): Promise<void> {
  const [diskFull, tryAgain] = REFUSALS;
  await database.query('create table weather as select false as refuses');
  await database.query('create sequence weather_commits');
  await database.query(`
    create function refuse_some() returns trigger language plpgsql as $$
    declare attempt bigint;
    begin
      if (select refuses from weather) then
        attempt := nextval('weather_commits');
        if attempt % ${REFUSED_OF * 2} = 0 then
          raise exception 'the weather is bad' using errcode = '${diskFull}';
        elsif attempt % ${REFUSED_OF} = 0 then
          raise exception 'the weather is bad' using errcode = '${tryAgain}';
        end if;
      end if;
      return null;
    end $$`);
  await database.query(`
    create constraint trigger refuse_some after insert on doc_update
    deferrable initially deferred for each row execute function refuse_some()`);
}
