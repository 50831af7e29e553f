import { fileURLToPath } from 'node:url';
import type { FreshDatabase } from '../../support/database.ts';
import type { Choice } from '../../support/random.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { until } from '../team.ts';
import { RoughLine } from './rough-line.ts';

/** Of commits, in the weather that refuses some: every so many-eth fails. */
const REFUSED_OF = 10;
/** Of what servers print, in a report. */
const HEARD = 4_000;
/** A clock that is a day fast, a day slow, right again: loaded into the first of the servers. */
const JUMPING_CLOCK = fileURLToPath(new URL('jumping-clock.mjs', import.meta.url));
/** What a full disk and a lost race say; both mean: not now. */
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
    const first = await startServer({
      ...environment,
      NODE_OPTIONS: `--import ${JUMPING_CLOCK}`,
    });
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

  /** Sets the clock of the first server a day forward, the next time two days back, then right again. */
  async jumpClock(): Promise<void> {
    const [server] = this.servers;
    const jumps = () => server.output().split('the clock is off').length;
    const before = jumps();
    server.tell('SIGUSR2');
    await until('the clock jumped', () => jumps() > before);
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
