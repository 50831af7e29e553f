// Recogito's annotator over static paragraphs. Not an editor.
import { createTextAnnotator } from '@recogito/text-annotator';
import css from '@recogito/text-annotator/text-annotator.css?inline';
import { COLOURS } from './labels.js';
import { applyStyle } from './style.js';

export function openWith(renderer) {
  return ({ paragraphs, tags }, mount) => {
    applyStyle(css);
    const text = document.createElement('div');
    text.append(...paragraphs.map(paragraphOf));
    mount.append(text);
    const style = ({ properties }) => ({ fill: COLOURS[properties.label], fillOpacity: 0.5 });
    const annotator = createTextAnnotator(text, { renderer, style });
    const words = paragraphs.join('\n');
    annotator.setAnnotations(tags.map((tag) => annotationOf(tag, words)));
    return {
      isDrawn: () => isDrawn(renderer),
      addTag: (tag) => annotator.addAnnotation(annotationOf(tag, words)),
    };
  };
}

/** The newline stays in the text, so that offsets count it. */
function paragraphOf(text) {
  const paragraph = document.createElement('p');
  paragraph.textContent = `${text}\n`;
  return paragraph;
}

function annotationOf({ id, start, end, label }, words) {
  const selector = [{ start, end, quote: words.slice(start, end) }];
  return { id, bodies: [], properties: { label }, target: { annotation: id, selector } };
}

function isDrawn(renderer) {
  if (renderer === 'CSS_HIGHLIGHTS') return CSS.highlights.size > 0;
  return document.querySelector('.r6o-span-highlight-layer span, .r6o-annotation') !== null;
}
