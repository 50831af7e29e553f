// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { focusOf } from './focus.ts';

function element(html: string): Element {
  const holder = document.createElement('div');
  holder.innerHTML = html;
  return holder.querySelector('[data-focused]') ?? holder;
}

describe('what a focused element leaves of the keyboard', () => {
  it('leaves everything where nothing in particular has the focus', () => {
    expect(focusOf(null, 'tag')).toBe('reading');
    expect(focusOf(element('<p data-focused></p>'), 'tag')).toBe('reading');
  });

  it('depends on the mode in the text', () => {
    const text = element('<div contenteditable="true"><p data-focused></p></div>');
    expect(focusOf(text, 'tag')).toBe('reading');
    expect(focusOf(text, 'edit')).toBe('typing');
  });

  it('leaves the letters where a choice takes only arrows, so that a mode just chosen has its keys', () => {
    expect(focusOf(element('<input type="radio" data-focused />'), 'review')).toBe('control');
    expect(focusOf(element('<input type="checkbox" data-focused />'), 'tag')).toBe('control');
    expect(focusOf(element('<button data-focused></button>'), 'tag')).toBe('control');
  });

  it('leaves the letters in the list of tags, where a tag just picked is judged or relabelled', () => {
    const row = '<div role="listbox" data-tag-list><p role="option" data-focused></p></div>';
    expect(focusOf(element(row), 'review')).toBe('list');
  });

  it('leaves nothing where something is typed or picked', () => {
    for (const field of ['<input data-focused />', '<select data-focused></select>'])
      expect(focusOf(element(field), 'tag')).toBe('field');
    expect(focusOf(element('<div role="menu"><p data-focused></p></div>'), 'tag')).toBe('field');
  });
});
