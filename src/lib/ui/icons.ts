/** Outlines on a 24 x 24 grid, drawn with a round 1.75 stroke. */
export const ICONS = {
  'arrow-left': 'M19 12H5M11 6l-6 6 6 6',
  check: 'M5 12.5l4.5 4.5L19 7',
  'chevron-down': 'M6 9l6 6 6-6',
  'chevron-left': 'M15 6l-6 6 6 6',
  'chevron-right': 'M9 6l6 6-6 6',
  close: 'M6 6l12 12M18 6L6 18',
  codebook: 'M5 4h11a3 3 0 0 1 3 3v13H8a3 3 0 0 1-3-3zM5 17a3 3 0 0 1 3-3h11M9 8h6',
  comment: 'M4 5h16v11H11l-5 4v-4H4z',
  copy: 'M9 9h11v11H9zM15 9V4H4v11h5',
  download: 'M12 4v11M7 11l5 5 5-5M5 20h14',
  filter: 'M4 5h16l-6 8v6l-4 1v-7z',
  info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 11v6M12 7.5v.2',
  keyboard: 'M3 6h18v12H3zM7 10h.1M11 10h.1M15 10h.1M17.5 10h.1M8 14h8',
  link: 'M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.6l-1.3 1.3M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.6l1.3-1.3',
  menu: 'M4 7h16M4 12h16M4 17h16',
  monitor: 'M3 5h18v11H3zM9 20h6M12 16v4',
  moon: 'M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5',
  more: 'M5 12h.1M12 12h.1M19 12h.1',
  offline:
    'M4 4l16 16M7 18a4.5 4.5 0 0 1-.6-8.9M10 6.3A6 6 0 0 1 17.5 11a3.6 3.6 0 0 1 2.3 5.6M7 18h9.5',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8M4.5 20.5c.8-3.7 3.6-5.5 7.5-5.5s6.7 1.8 7.5 5.5',
  people:
    'M9 5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7M2.5 20c.6-3.3 3-5 6.5-5s5.9 1.7 6.5 5M16 5.3a3.3 3.3 0 0 1 0 6.4M18 15.4c2 .7 3.2 2.2 3.5 4.6',
  plus: 'M12 5v14M5 12h14',
  print: 'M7 9V4h10v5M7 17H4v-7h16v7h-3M7 14h10v6H7z',
  redo: 'M19 9H9.5a5.5 5.5 0 0 0 0 11H12M15 5l4 4-4 4',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M15.5 15.5L20.5 20.5',
  'sign-out': 'M10 4H5v16h5M10 12h10M16 8l4 4-4 4',
  snow: 'M12 3v18M4.2 7.5l15.6 9M19.8 7.5l-15.6 9M9.5 4.5L12 7l2.5-2.5M9.5 19.5L12 17l2.5 2.5',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4',
  tag: 'M4 4h8l8.5 8.5-8 8L4 12zM8 8h.1',
  trash: 'M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5',
  undo: 'M5 9h9.5a5.5 5.5 0 0 1 0 11H12M9 5L5 9l4 4',
  warning: 'M12 4l9.5 16h-19zM12 10v5M12 17.5v.2',
} as const;

export type IconName = keyof typeof ICONS;
