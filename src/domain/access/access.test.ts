import { describe, expect, it } from 'vitest';
import {
  can,
  PROJECT,
  VERBS,
  WORKSPACE,
  type LayerResource,
  type Resource,
  type Verb,
} from './access.ts';
import { ROLES, type Role } from './roles.ts';
import { roomAccess, type RoomState } from './room-access.ts';

const OPEN: Resource = { type: 'article', state: 'open' };
const FROZEN: Resource = { type: 'article', state: 'frozen' };

function layer(
  party: LayerResource['party'],
  state: LayerResource['state'] = 'open',
  own = false,
): LayerResource {
  return { type: 'layer', party, state, own };
}

/** v a r e o: the roles from viewer to owner that may; a dot for one that may not. */
function whoMay(verb: Verb, resource: Resource): string {
  return ROLES.map((role) => (can(role, verb, resource) ? role.charAt(0) : '.')).join('');
}

describe('who may do what', () => {
  const plain: [Verb, Resource, string][] = [
    ['see', WORKSPACE, 'vareo'],
    ['see', PROJECT, 'vareo'],
    ['see', OPEN, 'vareo'],
    ['see', FROZEN, 'vareo'],
    ['manage-workspace', WORKSPACE, '....o'],
    ['manage-members', WORKSPACE, '....o'],
    ['see-audit', WORKSPACE, '....o'],
    ['create-project', WORKSPACE, '...eo'],
    ['change-project', PROJECT, '...eo'],
    ['change-codebook', PROJECT, '...eo'],
    ['create-article', PROJECT, '...eo'],
    ['change-article', OPEN, '...eo'],
    ['change-article', FROZEN, '...eo'],
    ['edit-text', OPEN, '...eo'],
    ['edit-text', FROZEN, '.....'],
    ['freeze', OPEN, '...eo'],
    ['freeze', FROZEN, '...eo'],
    ['add-entity', PROJECT, '.areo'],
    ['export', PROJECT, '.areo'],
    ['export', OPEN, '.areo'],
  ];
  for (const [verb, resource, expected] of plain)
    it(`${verb} ${'state' in resource ? `${resource.state} ` : ''}${resource.type}: ${expected}`, () => {
      expect(whoMay(verb, resource)).toBe(expected);
    });

  const layers: [LayerResource, Record<'see' | 'tag' | 'comment' | 'review', string>][] = [
    [layer('team'), { see: 'vareo', tag: '.areo', comment: '.areo', review: '..reo' }],
    [layer('team', 'submitted'), { see: 'vareo', tag: '.....', comment: '.areo', review: '..reo' }],
    [
      layer('annotator', 'open', true),
      { see: 'vareo', tag: '.areo', comment: '.areo', review: '..reo' },
    ],
    [
      layer('annotator', 'open', false),
      { see: '.....', tag: '.....', comment: '.....', review: '.....' },
    ],
    [
      layer('annotator', 'submitted', true),
      { see: 'vareo', tag: '.....', comment: '.areo', review: '..reo' },
    ],
    [
      layer('annotator', 'submitted', false),
      { see: '.....', tag: '.....', comment: '.....', review: '.....' },
    ],
    [layer('gold'), { see: 'vareo', tag: '..reo', comment: '.areo', review: '..reo' }],
    [layer('gold', 'submitted'), { see: 'vareo', tag: '.....', comment: '.areo', review: '..reo' }],
    [layer('suggester'), { see: 'vareo', tag: '.....', comment: '.areo', review: '..reo' }],
    [
      layer('suggester', 'submitted'),
      { see: 'vareo', tag: '.....', comment: '.areo', review: '..reo' },
    ],
  ];
  for (const [resource, expected] of layers)
    it(`${resource.own ? 'own ' : ''}${resource.state} ${resource.party} layer`, () => {
      const found = {
        see: whoMay('see', resource),
        tag: whoMay('tag', resource),
        comment: whoMay('comment', resource),
        review: whoMay('review', resource),
      };
      expect(found).toEqual(expected);
    });

  it('is stated above for every verb', () => {
    const stated = new Set<Verb>([...plain.map(([verb]) => verb), 'tag', 'comment', 'review']);
    expect([...stated].sort()).toEqual([...VERBS].sort());
  });

  it('is no when a verb that depends on a state is asked of something without it', () => {
    for (const role of ROLES) {
      expect(can(role, 'tag', OPEN)).toBe(false);
      expect(can(role, 'comment', OPEN)).toBe(false);
      expect(can(role, 'edit-text', WORKSPACE)).toBe(false);
    }
  });

  it('grows with the role', () => {
    const resources = [WORKSPACE, PROJECT, OPEN, FROZEN, ...layers.map(([resource]) => resource)];
    for (const verb of VERBS)
      for (const resource of resources) expect(whoMay(verb, resource)).toMatch(/^\.*[vareo]*$/);
  });
});

describe('a room', () => {
  /** r: reads, w: reads and writes, for each role from viewer to owner. */
  function accessTo(room: RoomState, isArchived = false): string {
    const letter = (role: Role): string => {
      const { mayRead, mayWrite } = roomAccess(role, { ...room, isArchived });
      expect(mayRead || !mayWrite).toBe(true);
      return mayWrite ? 'w' : mayRead ? 'r' : '-';
    };
    return ROLES.map(letter).join('');
  }

  it('of a text is written by editors while the article is open', () => {
    expect(accessTo({ type: 'text', article: 'open' })).toBe('rrrww');
    expect(accessTo({ type: 'text', article: 'frozen' })).toBe('rrrrr');
  });

  it('of the team’s layer is written by all who tag while it is open', () => {
    expect(accessTo({ type: 'layer', layer: layer('team') })).toBe('rwwww');
    expect(accessTo({ type: 'layer', layer: layer('team', 'submitted') })).toBe('rrrrr');
  });

  it('of another’s blind layer is closed, to owners too', () => {
    expect(accessTo({ type: 'layer', layer: layer('annotator') })).toBe('-----');
    expect(accessTo({ type: 'review', layer: layer('annotator') })).toBe('-----');
    expect(accessTo({ type: 'thread', layer: layer('annotator') })).toBe('-----');
  });

  it('of decisions is written by reviewers', () => {
    expect(accessTo({ type: 'review', layer: layer('team') })).toBe('rrwww');
    expect(accessTo({ type: 'review', layer: layer('team', 'submitted') })).toBe('rrwww');
  });

  it('TH2: of threads is written by all who tag, also when the layer is submitted', () => {
    expect(accessTo({ type: 'thread', layer: layer('team') })).toBe('rwwww');
    expect(accessTo({ type: 'thread', layer: layer('team', 'submitted') })).toBe('rwwww');
  });

  it('of the register is written by all who tag', () => {
    expect(accessTo({ type: 'register' })).toBe('rwwww');
  });

  it('of an archived project is read by all who could, and written by nobody', () => {
    const rooms: readonly RoomState[] = [
      { type: 'text', article: 'open' },
      { type: 'layer', layer: layer('team') },
      { type: 'review', layer: layer('team') },
      { type: 'thread', layer: layer('team') },
      { type: 'register' },
    ];
    for (const room of rooms) expect(accessTo(room, true)).toBe('rrrrr');
  });

  it('is closed to who is no member', () => {
    const register = { type: 'register', isArchived: false } as const;
    expect(roomAccess(null, register)).toEqual({ mayRead: false, mayWrite: false });
  });
});
