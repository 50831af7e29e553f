import { counted } from './counted.ts';

export const projects = {
  table: {
    project: 'Project',
    tags: 'Tags',
    changed: 'Changed',
  },
  create: {
    name: 'New project',
    nameExample: 'Election coverage 2026',
    confirm: 'Create project',
  },
  archived: {
    title: (count: number) => counted(count, 'archived project'),
    restore: 'Restore',
    restoreWhich: (name: string) => `Restore ${name}`,
    restored: (name: string) => `${name} is back among the projects.`,
  },
};
