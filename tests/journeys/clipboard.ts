import type { BrowserContext } from '@playwright/test';

/** What somebody copied: plain words, and where it came from a page or a word processor, its HTML. */
export interface Copied {
  readonly html?: string;
  readonly text: string;
}

/** Copies in another tab, as raw as a web page or another program may put it on the clipboard. */
export async function copyFromElsewhere(context: BrowserContext, copied: Copied): Promise<void> {
  const elsewhere = await context.newPage();
  await elsewhere.setContent('<p>x</p>');
  // As JSON, since halves of surrogate pairs do not survive the way to the page otherwise.
  await elsewhere.evaluate((json) => {
    const { text, html } = JSON.parse(json) as Copied;
    document.addEventListener('copy', (event) => {
      event.clipboardData?.setData('text/plain', text);
      if (html !== undefined) event.clipboardData?.setData('text/html', html);
      event.preventDefault();
    });
    getSelection()?.selectAllChildren(document.body);
  }, JSON.stringify(copied));
  await elsewhere.keyboard.press('ControlOrMeta+c');
  await elsewhere.close();
}
