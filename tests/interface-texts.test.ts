import { parse } from 'svelte/compiler';
import { expect, test } from 'vitest';
import { readSource, sourceFiles } from './support/imports.ts';

/** Attributes whose words a person sees or hears. */
const SPOKEN =
  /^(aria-(label|description|roledescription|valuetext)|alt|description|heading|hint|label|placeholder|text|title)$/;

const WORDS = /\p{L}{2,}/u;

test('TT1: components hold no words of their own: all of them stand in the catalogue of texts', () => {
  const components = [...sourceFiles('src/lib'), ...sourceFiles('src/routes')].filter((file) =>
    file.endsWith('.svelte'),
  );
  expect(components.length).toBeGreaterThan(0);
  expect(components.flatMap((file) => wordsIn(file).map((words) => `${file}: ${words}`))).toEqual(
    [],
  );
});

/** Where sentences are content, or for whoever runs the server. */
const NOT_INTERFACE = [
  'server/commands/example-project',
  'src/domain/codebook/default-codebook.ts',
  'src/domain/quotes',
];

const SAYING = ['src/collab', 'src/domain', 'src/editor', 'src/lib', 'src/routes'].concat(
  ['auth', 'commands', 'exports', 'queries', 'realtime'].map((room) => `server/${room}`),
);

test('TT1: nor does any script that speaks to people: a sentence in one tells of a fault of ours', () => {
  const files = SAYING.flatMap(sourceFiles).filter(
    (file) => !file.endsWith('.test.ts') && !NOT_INTERFACE.some((place) => file.startsWith(place)),
  );
  expect(
    files.flatMap((file) => sentencesIn(file).map((sentence) => `${file}: ${sentence}`)),
  ).toEqual([]);
});

/** As `Give it a name.` */
const SENTENCE = /^\P{L}*\p{Lu}[\p{L}’-]*,? .*\p{Ll}{2}/u;

function sentencesIn(file: string): string[] {
  const source = readSource(file);
  const component = file.endsWith('.svelte') ? source : `<script lang="ts">${source}</script>`;
  return sentencesBelow(parse(component, { modern: true }).instance);
}

function sentencesBelow(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(sentencesBelow);
  if (!isNode(node)) return [];
  switch (node.type) {
    case 'NewExpression': // an error, for the log
      return [];
    case 'CallExpression':
      return isNode(node['callee']) && node['callee'].type === 'Super'
        ? []
        : Object.values(node).flatMap(sentencesBelow);
    case 'Literal':
      return sentences(node['value']);
    case 'TemplateLiteral':
      return [
        ...sentences((node['quasis'] as { value: { raw: string } }[]).map(rawOf).join('…')),
        ...sentencesBelow(node['expressions']),
      ];
    default:
      return Object.values(node).flatMap(sentencesBelow);
  }
}

function rawOf({ value }: { value: { raw: string } }): string {
  return value.raw;
}

function sentences(value: unknown): string[] {
  return typeof value === 'string' && SENTENCE.test(value) ? [value] : [];
}

/** What stands in a component's markup between tags, in spoken attributes, and in what is put there. */
function wordsIn(file: string): string[] {
  const { fragment } = parse(readSource(file), { modern: true });
  return wordsBelow(fragment);
}

function wordsBelow(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(wordsBelow);
  if (!isNode(node)) return [];
  switch (node.type) {
    case 'Text':
      return spoken(node['data']);
    case 'Attribute':
      return SPOKEN.test(String(node['name'])) ? wordsInValue(node['value']) : [];
    case 'StyleDirective':
      return [];
    case 'ExpressionTag':
      return wordsInValue(node);
    default:
      return Object.values(node).flatMap(wordsBelow);
  }
}

/** Also literals in an expression: `busy ? 'Saving…' : 'Save'`. */
function wordsInValue(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(wordsInValue);
  if (!isNode(node)) return [];
  switch (node.type) {
    case 'Text':
      return spoken(node['data']);
    case 'Literal':
      return spoken(node['value']);
    case 'TemplateElement':
      return spoken((node['value'] as { raw: string }).raw);
    case 'ConditionalExpression':
      return [...wordsInValue(node['consequent']), ...wordsInValue(node['alternate'])];
    case 'LogicalExpression':
      return [...wordsInValue(node['left']), ...wordsInValue(node['right'])];
    case 'ExpressionTag':
      return wordsInValue(node['expression']);
    case 'TemplateLiteral':
      return wordsInValue(node['quasis']);
    default:
      return [];
  }
}

function spoken(value: unknown): string[] {
  return typeof value === 'string' && WORDS.test(value) ? [value.trim()] : [];
}

function isNode(value: unknown): value is Record<string, unknown> & { type: string } {
  return typeof value === 'object' && value !== null && 'type' in value;
}
