import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import type { Role } from '#domain/access/roles.ts';
import { ArticleDesk } from './article-desk.ts';
import { copyFromElsewhere, type Copied } from './clipboard.ts';

/** Who somebody is to Copydesk. */
export interface Identity {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** An identity of a name; of one name there may be several. */
export function identity(
  name: string,
  email = `${name.toLowerCase().replace(/\W+/g, '.')}@desk.example`,
): Identity {
  return { name, email, password: 'four unrelated plain words' };
}

/** Somebody at a browser, doing what people do: everything is found by its role and name. */
export class Person {
  readonly page: Page;
  readonly identity: Identity;
  /** Faults of the page's own code. */
  readonly faults: string[] = [];

  constructor(page: Page, who: Identity) {
    this.page = page;
    this.identity = who;
    page.on('pageerror', ({ message }) => this.faults.push(message));
  }

  /** The same person at another page of their browser. */
  returns(page: Page): Person {
    return new Person(page, this.identity);
  }

  async setUpDesk(workspace: string): Promise<void> {
    await this.page.goto('/');
    await this.#introduceThemselves();
    await this.page.getByLabel('Workspace').fill(workspace);
    await this.page.getByRole('button', { name: 'Create workspace' }).click();
    await expect(this.page.getByRole('heading', { name: workspace, level: 1 })).toBeVisible();
  }

  async signIn({ password }: Pick<Identity, 'password'> = this.identity): Promise<void> {
    if (!this.page.url().includes('/sign-in')) await this.page.goto('/sign-in');
    await this.page.getByLabel('E-mail address').fill(this.identity.email);
    await this.page.getByLabel('Password').fill(password);
    await this.page.getByRole('button', { name: 'Sign in' }).click();
  }

  /** Makes an invitation; the path of its link. */
  async invite(role: Role, forWhom: string): Promise<string> {
    await this.goToTeam();
    const form = this.page.getByRole('form', { name: 'Invite' });
    await form.getByLabel('Role').selectOption(role);
    await form.getByLabel('For whom').fill(forWhom);
    await form.getByRole('button', { name: 'Create invitation link' }).click();
    const link = this.page.getByText(/^http.*\/invitations\//);
    const { pathname } = new URL(await link.innerText());
    return pathname;
  }

  async accept(invitation: string): Promise<void> {
    await this.page.goto(invitation);
    await this.#introduceThemselves();
    await this.page.getByRole('button', { name: 'Create account and join' }).click();
    await expect(this.page).toHaveURL(/\/workspaces\//);
  }

  async goToTeam(): Promise<void> {
    await this.page.goto('/');
    await this.page.getByRole('link', { name: 'Team' }).click();
    await expect(this.page.getByRole('heading', { name: 'Team', level: 1 })).toBeVisible();
  }

  async createProject(name: string): Promise<void> {
    await this.page.goto('/');
    await this.page.getByRole('textbox', { name: 'New project' }).fill(name);
    await this.page.getByRole('button', { name: 'Create project' }).click();
    await expect(this.page.getByRole('heading', { name, level: 1 })).toBeVisible();
  }

  /** From a project's page to an empty new article, which has the focus. */
  async startArticle(): Promise<void> {
    await this.page.getByRole('link', { name: 'New article' }).first().click();
    await expect(this.page.getByRole('heading', { name: 'New article', level: 1 })).toBeVisible();
    await expect(this.page.getByRole('textbox', { name: 'Text of the article' })).toBeFocused();
  }

  /** Copies something in another tab and pastes it where the focus is. */
  async paste(copied: Copied): Promise<void> {
    await copyFromElsewhere(this.page.context(), copied);
    await this.page.bringToFront();
    await this.page.keyboard.press('ControlOrMeta+v');
  }

  /** Makes a project and in it an article of what was copied; answers its desk. */
  async createArticle(project: string, copied: Copied, title?: string): Promise<ArticleDesk> {
    await this.createProject(project);
    await this.startArticle();
    await this.paste(copied);
    if (title !== undefined) await this.page.getByLabel('Title').fill(title);
    await this.page.getByRole('button', { name: 'Add article' }).click();
    return this.desk();
  }

  /** The desk of the article that is open, or of the one at an address. */
  async desk(address?: string): Promise<ArticleDesk> {
    if (address !== undefined) await this.page.goto(address);
    await expect(this.page).toHaveURL(/\/articles\/(?!new$)[\w-]+(\?|$)/);
    const desk = new ArticleDesk(this.page);
    await expect(desk.text).toBeVisible();
    await desk.expectSaved();
    return desk;
  }

  /** Takes a project's dataset along, from its page; the file's content. */
  async export(format: RegExp): Promise<string> {
    await this.page.getByRole('button', { name: 'Export' }).click();
    const started = this.page.waitForEvent('download');
    await this.page.getByRole('menuitem', { name: format }).click();
    return readFile(await (await started).path(), 'utf8');
  }

  async #introduceThemselves(): Promise<void> {
    await this.page.getByLabel('Your name').fill(this.identity.name);
    await this.page.getByLabel('E-mail address').fill(this.identity.email);
    await this.page.getByLabel('Password').fill(this.identity.password);
  }
}
