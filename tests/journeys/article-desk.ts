import { expect, type Locator, type Page } from '@playwright/test';
import { placeOf, topOf, wordsShown } from './text-on-page.ts';

export interface ListedTag {
  readonly words: string;
  readonly name: string;
  readonly review: string | null;
}

/** An open article, as somebody sees it and works on it. */
export class ArticleDesk {
  readonly page: Page;
  readonly articleId: string;
  readonly text: Locator;
  /** The list of all tags; its rows are options. */
  readonly tags: Locator;
  readonly inspector: Locator;
  readonly status: Locator;
  readonly saved: Locator;
  /** Who else is here. */
  readonly people: Locator;

  constructor(page: Page) {
    this.page = page;
    this.articleId = /\/articles\/([\w-]+)/.exec(page.url())?.[1] ?? '';
    this.text = page.getByRole('textbox', { name: 'Article text' });
    this.tags = page.getByRole('listbox', { name: 'Tags in reading order' });
    this.inspector = page.getByRole('region', { name: 'Selected tag' });
    this.status = page.getByRole('status');
    this.people = page.getByRole('list', { name: 'Also here' });
    this.saved = this.status.getByText('Saved', { exact: true });
  }

  /** The row of the list for a tag on these words. */
  tag(words: string): Locator {
    return this.tags.getByRole('option').filter({ hasText: words });
  }

  /** A part of the selected tag. */
  part(name: string): Locator {
    return this.inspector.getByRole('group', { name, exact: true });
  }

  /** All tags as they are listed. */
  list(): Promise<ListedTag[]> {
    return this.tags.getByRole('option').evaluateAll((rows) =>
      rows.map((row) => {
        const [words, ...said] = [...row.querySelectorAll('span')].map((span) => span.innerText);
        return {
          words: words ?? '',
          name: said.at(-1) ?? '',
          review: row.querySelector('[role="img"]')?.getAttribute('aria-label') ?? null,
        };
      }),
    );
  }

  /** Picks or adds an entry of the register for a field of the selected tag. */
  async chooseEntity(field: string, name: string): Promise<void> {
    await this.part(field).getByRole('button').first().click();
    const search = this.part(field).getByRole('combobox', { name: field });
    await search.fill(name);
    await this.part(field).getByRole('option', { name }).first().click();
    await expect(search).toHaveCount(0);
  }

  async switchTo(mode: 'Tag' | 'Edit text' | 'Review'): Promise<void> {
    await this.page.getByRole('group', { name: 'Mode' }).getByText(mode, { exact: true }).click();
    await expect(this.page.getByRole('radio', { name: mode, exact: true })).toBeChecked();
  }

  /** Selects words with the mouse. */
  async select(words: string): Promise<void> {
    const { start, end } = await placeOf(this.text, words);
    await this.page.mouse.move(start.x, start.y);
    await this.page.mouse.down();
    await this.page.mouse.move(end.x, end.y, { steps: 4 });
    await this.page.mouse.up();
    await this.#nextFrame();
  }

  /** Selects words and presses a key of the codebook. */
  async tagWords(words: string, key: string): Promise<void> {
    await this.select(words);
    await this.page.keyboard.press(key);
  }

  /** Selects words and adds them to the n-th part of the selected tag. */
  async addToPart(ordinal: number, words: string): Promise<void> {
    await this.select(words);
    await this.page.keyboard.press(String(ordinal));
  }

  /** Puts the caret behind words, by pressing there. */
  async putCaretBehind(words: string): Promise<void> {
    const { end } = await placeOf(this.text, words);
    await this.page.mouse.click(end.x, end.y);
    await this.#nextFrame();
  }

  /** The article's text as it stands on the page, a line break after each block. */
  words(): Promise<string> {
    return wordsShown(this.text);
  }

  /** How far below the top of the window words stand, in pixels. */
  topOf(words: string): Promise<number> {
    return topOf(this.text, words);
  }

  async undo(): Promise<void> {
    await this.page.getByRole('button', { name: 'Undo your last step' }).click();
  }

  async expectSaved(): Promise<void> {
    await expect(this.saved).toBeVisible();
  }

  /** No hand goes from the mouse to the keyboard within a frame; the browser tells of a selection in the next. */
  async #nextFrame(): Promise<void> {
    await this.page.evaluate(() => new Promise(requestAnimationFrame));
  }
}
