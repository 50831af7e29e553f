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
    const annotationOf = annotationsOver(text);
    annotator.setAnnotations(tags.map(annotationOf));
    return {
      isDrawn: () => isDrawn(renderer),
      addTag: (tag) => annotator.addAnnotation(annotationOf(tag)),
    };
  };
}

/** The newline stays in the text, so that offsets count it. */
function paragraphOf(text) {
  const paragraph = document.createElement('p');
  paragraph.textContent = `${text}\n`;
  return paragraph;
}

/** Annotations with the ranges their type asks for: looking up offsets, the library would walk the text for each. */
function annotationsOver(text) {
  let length = 0;
  const starts = [...text.children].map((paragraph) => {
    const start = length;
    length += paragraph.textContent.length;
    return { start, node: paragraph.firstChild };
  });
  const place = (offset) => starts.findLast(({ start }) => start < offset) ?? starts[0];
  return ({ id, start, end, label }) => {
    const [first, last] = [place(start + 1), place(end)];
    const range = document.createRange();
    range.setStart(first.node, start - first.start);
    range.setEnd(last.node, end - last.start);
    const selector = [{ start, end, quote: range.toString(), range }];
    return { id, bodies: [], properties: { label }, target: { annotation: id, selector } };
  };
}

function isDrawn(renderer) {
  if (renderer === 'CSS_HIGHLIGHTS') return CSS.highlights.size > 0;
  return document.querySelector('.r6o-span-highlight-layer span, .r6o-annotation') !== null;
}
