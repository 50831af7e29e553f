// Shows tags one after the other: where two overlap, it shows the words twice. Not an editor.
import { createElement } from 'react';
import { render } from 'react-dom';
import { TextAnnotator } from 'react-text-annotate';
import { COLOURS } from './labels.js';

export function open({ paragraphs, tags }, mount) {
  const content = paragraphs.join('\n');
  let value = tags.map(markOf);
  const show = () =>
    render(
      createElement(TextAnnotator, { content, value, style: { whiteSpace: 'pre-wrap' } }),
      mount,
    );
  show();
  return {
    isDrawn: () => mount.querySelector('mark') !== null,
    addTag: (tag) => {
      value = [...value, markOf(tag)];
      show();
    },
  };
}

function markOf({ start, end, label }) {
  return { start, end, tag: String(label), color: COLOURS[label] };
}
