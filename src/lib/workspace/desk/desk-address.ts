import { isId, type TagId } from '#domain/ids.ts';
import { isDeskMode, type DeskMode } from './desk-mode.ts';
import { filterParameters, readFilter, type TagFilter } from '../tags/tag-filter.ts';

/** What of a desk stands in the page's address: a link to it opens the same view. */
export interface DeskView {
  readonly mode: DeskMode;
  readonly selectedId: TagId | null;
  readonly filter: TagFilter;
}

export function deskAddress({ mode, selectedId, filter }: DeskView): URLSearchParams {
  const address = filterParameters(filter);
  if (mode !== 'tag') address.set('mode', mode);
  if (selectedId !== null) address.set('tag', selectedId);
  return address;
}

export function readDeskAddress(address: URLSearchParams): DeskView {
  const [mode, tag] = [address.get('mode'), address.get('tag')];
  return {
    mode: isDeskMode(mode) ? mode : 'tag',
    selectedId: isId(tag) ? (tag as TagId) : null,
    filter: readFilter(address),
  };
}
