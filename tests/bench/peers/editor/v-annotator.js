// doccano's annotator: draws the lines in view as SVG, half a second after it was mounted. Not an editor.
import Vue from 'vue';
import annotator from 'v-annotator';
import css from 'v-annotator/dist/v-annotator.css?inline';
import { COLOURS } from './labels.js';
import { applyStyle } from './style.js';

const { default: VAnnotator } = annotator;

export function open({ paragraphs, tags }, mount) {
  applyStyle(css);
  const host = document.createElement('div');
  mount.append(host);
  const app = new Vue({
    data: { entities: tags.map(entityOf) },
    render(create) {
      return create(VAnnotator, {
        props: {
          text: paragraphs.join('\n'),
          entities: this.entities,
          entityLabels: COLOURS.map((color, id) => ({ id, text: `label ${id}`, color })),
          relations: [],
          relationLabels: [],
          allowOverlapping: true,
          graphemeMode: false,
          selectedEntities: [],
        },
      });
    },
  });
  app.$mount(host);
  return {
    isDrawn: () => mount.querySelector('.scroller svg') !== null,
    addTag: (tag) => app.entities.push(entityOf(tag, app.entities.length)),
  };
}

function entityOf({ start, end, label }, id) {
  return { id, label, startOffset: start, endOffset: end };
}
