import type { Codebook, Kind, Label, LinkType } from '#domain/codebook/codebook.ts';

/** What of a codebook is open beside the outline; numbers count from 0, as in the paths of problems. */
export type Place =
  | { readonly type: 'guidelines' }
  | { readonly type: 'history' }
  | { readonly type: 'kind'; readonly kind: number }
  | { readonly type: 'label'; readonly kind: number; readonly label: number }
  | { readonly type: 'link-type'; readonly at: number };

/** The path under which problems of a place are told; empty for what has none. */
export function pathOf(place: Place): string {
  switch (place.type) {
    case 'kind':
      return `kinds.${place.kind}`;
    case 'label':
      return `kinds.${place.kind}.labels.${place.label}`;
    case 'link-type':
      return `linkTypes.${place.at}`;
    default:
      return '';
  }
}

/** The place that shows what a path speaks of. */
export function placeOf(path: string): Place {
  const [list, at = '', inside, label = ''] = path.split('.');
  if (list === 'linkTypes') return { type: 'link-type', at: Number(at) };
  if (list !== 'kinds' || at === '') return { type: 'guidelines' };
  const kind = Number(at);
  return inside === 'labels' && label !== ''
    ? { type: 'label', kind, label: Number(label) }
    : { type: 'kind', kind };
}

/** A place as it stands in the page's address, by ids: they stay when things are moved. */
export function placeAddress(codebook: Codebook, place: Place): string {
  switch (place.type) {
    case 'kind':
      return codebook.kinds[place.kind]?.id ?? '';
    case 'label': {
      const kind = codebook.kinds[place.kind];
      return `${kind?.id ?? ''}/${kind?.labels[place.label]?.id ?? ''}`;
    }
    case 'link-type':
      return `/${codebook.linkTypes[place.at]?.id ?? ''}`;
    default:
      return place.type;
  }
}

export function readPlace(codebook: Codebook, address: string | null): Place {
  const first: Place = { type: 'kind', kind: 0 };
  if (address === null) return first;
  if (address === 'guidelines' || address === 'history') return { type: address };
  const [kindId, id] = address.split('/');
  if (kindId === '') {
    const at = codebook.linkTypes.findIndex((type) => type.id === id);
    return at === -1 ? first : { type: 'link-type', at };
  }
  const kind = codebook.kinds.findIndex((one) => one.id === kindId);
  if (kind === -1) return first;
  const label = codebook.kinds[kind]?.labels.findIndex((one) => one.id === id) ?? -1;
  return label === -1 ? { type: 'kind', kind } : { type: 'label', kind, label };
}

export function kindAt({ kinds }: Codebook, place: Place): Kind | undefined {
  return 'kind' in place ? kinds[place.kind] : undefined;
}

export function labelAt(codebook: Codebook, place: Place): Label | undefined {
  return place.type === 'label' ? kindAt(codebook, place)?.labels[place.label] : undefined;
}

export function linkTypeAt({ linkTypes }: Codebook, place: Place): LinkType | undefined {
  return place.type === 'link-type' ? linkTypes[place.at] : undefined;
}
