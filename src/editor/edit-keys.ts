import {
  chainCommands,
  deleteSelection,
  joinBackward,
  joinForward,
  selectAll,
  splitBlockAs,
  toggleMark,
} from 'prosemirror-commands';
import { keymap } from 'prosemirror-keymap';
import type { Node } from 'prosemirror-model';
import type { Command, EditorState, Plugin, Selection } from 'prosemirror-state';
import {
  encodeBlockType,
  indented,
  PARAGRAPH,
  QUOTATION,
  type BlockType,
  type HeadingLevel,
} from '#domain/text/block.ts';
import { safeHref } from '#domain/text/clean.ts';
import { blockAttributes, blockTypeOf, em, link, schema, strong } from './schema.ts';

/** What a person can make of the selected words or blocks. */
export type Format =
  | { readonly type: 'strong' | 'em' }
  | { readonly type: 'block'; readonly block: BlockType }
  /** null takes links away. */
  | { readonly type: 'link'; readonly href: string | null };

/** How the selection looks, for the buttons that change it. */
export interface FormatState {
  readonly strong: boolean;
  readonly em: boolean;
  readonly href: string | null;
  readonly block: BlockType;
}

/** The keys of a text that is being edited. Undo is not among them: it belongs to the whole desk. */
export function editKeys(askForLink: () => void): Plugin {
  const askIfSelected: Command = ({ selection }, dispatch) => {
    if (!selection.empty && dispatch !== undefined) askForLink();
    return !selection.empty;
  };
  return keymap({
    Enter: chainCommands(leaveEmptyBlock, splitBlockAs(typeAfterSplit)),
    'Shift-Enter': splitBlockAs(typeAfterSplit),
    Backspace: chainCommands(deleteSelection, plainerAtStart, joinBackward),
    'Mod-Backspace': chainCommands(deleteSelection, plainerAtStart, joinBackward),
    Delete: chainCommands(deleteSelection, joinForward),
    'Mod-Delete': chainCommands(deleteSelection, joinForward),
    'Mod-a': selectAll,
    'Mod-b': commandFor({ type: 'strong' }),
    'Mod-i': commandFor({ type: 'em' }),
    'Mod-k': askIfSelected,
    'Mod-Alt-0': commandFor({ type: 'block', block: PARAGRAPH }),
    'Mod-Alt-1': toggleHeading(1),
    'Mod-Alt-2': toggleHeading(2),
    'Mod-Alt-3': toggleHeading(3),
    'Mod-Shift-7': toggleBlock({ name: 'ordered', indent: 0 }),
    'Mod-Shift-8': toggleBlock({ name: 'bullet', indent: 0 }),
    'Mod-Shift-9': toggleBlock(QUOTATION),
    Tab: indentBlocks(1),
    'Shift-Tab': indentBlocks(-1),
  });
}

export function commandFor(format: Format): Command {
  switch (format.type) {
    case 'strong':
      return toggleMark(strong);
    case 'em':
      return toggleMark(em);
    case 'block':
      return setBlocks(() => format.block);
    case 'link':
      return setLink(format.href);
  }
}

export function formatAt({ selection, doc, storedMarks }: EditorState): FormatState {
  const { from, to, empty, $from } = selection;
  const marks = storedMarks ?? $from.marks();
  const has = (type: typeof strong): boolean =>
    empty ? type.isInSet(marks) !== undefined : doc.rangeHasMark(from, to, type);
  const target = empty ? link.isInSet(marks) : firstLink(selection.content().content.firstChild);
  return {
    strong: has(strong),
    em: has(em),
    href: target ? String(target.attrs['href']) : null,
    block: blockTypeOf(firstBlock(doc, selection)),
  };
}

/** The block a selection begins in; one of all that there is begins before the first. */
function firstBlock(doc: Node, { from }: Selection): Node {
  return doc.childAfter(from).node ?? doc.child(doc.childCount - 1);
}

function firstLink(block: ReturnType<typeof schema.node> | null) {
  return block?.children.map(({ marks }) => link.isInSet(marks)).find((mark) => mark !== undefined);
}

function setLink(href: string | null): Command {
  return ({ tr, selection: { from, to } }, dispatch) => {
    const safe = href === null ? null : safeHref(href);
    if (from === to || (href !== null && safe === null)) return false;
    tr.removeMark(from, to, link);
    if (safe !== null) tr.addMark(from, to, link.create({ href: safe }));
    dispatch?.(tr);
    return true;
  };
}

/** Gives each selected block a type made of the one it has; false when none changes. */
function setBlocks(typeFor: (type: BlockType) => BlockType): Command {
  return ({ doc, selection, tr }, dispatch) => {
    doc.nodesBetween(selection.from, selection.to, (node, position) => {
      const type = blockTypeOf(node);
      const next = typeFor(type);
      if (!sameBlockType(type, next)) {
        tr.setNodeAttribute(position, 'type', blockAttributes(next).type);
      }
      return false;
    });
    if (!tr.docChanged) return false;
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

/** The type for the selected blocks; plain paragraphs if they have it already. */
function toggleBlock(type: BlockType): Command {
  return (state, dispatch) => {
    const current = blockTypeOf(firstBlock(state.doc, state.selection));
    const next = current.name === type.name && isSameLevel(current, type) ? PARAGRAPH : type;
    return setBlocks(() => next)(state, dispatch);
  };
}

function isSameLevel(one: BlockType, other: BlockType): boolean {
  return one.name !== 'heading' || other.name !== 'heading' || one.level === other.level;
}

function toggleHeading(level: HeadingLevel): Command {
  return toggleBlock({ name: 'heading', level });
}

/** Moves list items in or out; elsewhere Tab goes on to the next control. */
function indentBlocks(by: 1 | -1): Command {
  return (state, dispatch) => {
    const { name } = blockTypeOf(firstBlock(state.doc, state.selection));
    if (name !== 'bullet' && name !== 'ordered') return false;
    setBlocks((type) => indented(type, by))(state, dispatch);
    return true;
  };
}

/** After a heading comes a paragraph; other blocks go on as they are. */
const typeAfterSplit: Parameters<typeof splitBlockAs>[0] = (node, isAtEnd) => {
  const type = blockTypeOf(node);
  const next = type.name === 'heading' && isAtEnd ? PARAGRAPH : type;
  return { type: schema.nodes.block, attrs: blockAttributes(next) };
};

/** Enter in an empty list item or quotation ends it. */
const leaveEmptyBlock: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  return empty && $from.parent.content.size === 0 && setBlocks(plainer)(state, dispatch);
};

/** Backspace at the start of a block takes its type away before it joins the one above. */
const plainerAtStart: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  return empty && $from.parentOffset === 0 && setBlocks(plainer)(state, dispatch);
};

function sameBlockType(one: BlockType, other: BlockType): boolean {
  return encodeBlockType(one) === encodeBlockType(other);
}

function plainer(type: BlockType): BlockType {
  const outer = indented(type, -1);
  return sameBlockType(outer, type) ? PARAGRAPH : outer;
}
