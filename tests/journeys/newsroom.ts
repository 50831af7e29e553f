import type { Browser, BrowserContext, BrowserContextOptions } from '@playwright/test';
import type { Role } from '#domain/access/roles.ts';
import type { Database } from '#server/db/database.ts';
import { openDesk, test as base } from '#tests/support/journey.ts';
import { identity, Person, type Identity } from './person.ts';

type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>;

interface Member {
  readonly identity: Identity;
  readonly signedIn: StorageState;
}

/** A team on a running Copydesk, grown as people arrive: each was let in through the pages. */
export class Newsroom {
  readonly #browser: Browser;
  readonly #address: string;
  readonly #contexts = new Set<BrowserContext>();
  readonly #members = new Map<Role, Member>();

  constructor(browser: Browser, address: string) {
    this.#browser = browser;
    this.#address = address;
  }

  /** The member of a role, signed in at a browser of their own. */
  async seat(role: Role, options: BrowserContextOptions = {}): Promise<Person> {
    const member = this.#members.get(role) ?? (await this.#recruit(role));
    return this.#sitDown(member.identity, { storageState: member.signedIn, ...options });
  }

  /** A new member, who just came in by an invitation. */
  async hire(role: Role, name: string, email?: string): Promise<Person> {
    const owner = await this.seat('owner');
    const invitation = await owner.invite(role, name);
    await owner.page.context().close();
    const person = await this.visitor(name, email);
    await person.accept(invitation);
    return person;
  }

  /** Somebody who is not signed in. */
  visitor(name: string, email?: string, options: BrowserContextOptions = {}): Promise<Person> {
    return this.#sitDown(identity(name, email), options);
  }

  /** Everybody leaves their browser. */
  async goHome(): Promise<void> {
    const contexts = [...this.#contexts];
    this.#contexts.clear();
    await Promise.all(contexts.map((context) => context.close()));
  }

  async #recruit(role: Role): Promise<Member> {
    const person = role === 'owner' ? await this.#found() : await this.hire(role, NAMES[role]);
    const context = person.page.context();
    const member = { identity: person.identity, signedIn: await context.storageState() };
    await context.close();
    this.#members.set(role, member);
    return member;
  }

  async #found(): Promise<Person> {
    const owner = await this.visitor(NAMES.owner);
    await owner.setUpDesk('The Courier desk');
    return owner;
  }

  async #sitDown(who: Identity, options: BrowserContextOptions): Promise<Person> {
    const context = await this.#browser.newContext({ baseURL: this.#address, ...options });
    this.#contexts.add(context);
    context.on('close', () => this.#contexts.delete(context));
    return new Person(await context.newPage(), who);
  }
}

const NAMES: Readonly<Record<Role, string>> = {
  owner: 'Olga Sand',
  editor: 'Edith Marsh',
  reviewer: 'Rosa Quell',
  annotator: 'Anton Beck',
  viewer: 'Vera Lind',
};

interface Running {
  readonly address: string;
  readonly newsroom: Newsroom;
  readonly database: Database;
}

/**
 * Playwright's `test` with a team at work: one desk for all journeys of a worker,
 * each in projects of its own; `desk` is still one nobody has visited.
 */
export const test = base.extend<
  { newsroom: Newsroom; rows: Database; baseURL: string },
  { running: Running }
>({
  running: [
    async ({ browser }, use) => {
      const { address, database, close } = await openDesk();
      await use({ address, newsroom: new Newsroom(browser, address), database });
      await close();
    },
    { scope: 'worker' },
  ],
  newsroom: async ({ running: { newsroom } }, use) => {
    await use(newsroom);
    await newsroom.goHome();
  },
  rows: ({ running }, use) => use(running.database),
  baseURL: ({ running }, use) => use(running.address),
});

export { expect } from '#tests/support/journey.ts';
