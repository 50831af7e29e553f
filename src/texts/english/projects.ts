import { counted } from './counted.ts';

export const projects = {
  list: {
    team: 'Team',
    none: 'No projects yet',
    noneHint: 'A project holds articles that are tagged by one codebook, and becomes one dataset.',
  },
  page: {
    register: 'Register',
    settings: 'Codebook and settings',
    archived: 'This project is archived: it can be read and exported, but not changed.',
  },
  settings: {
    pageTitle: 'Settings',
    title: 'Codebook and settings',
    editCodebook: 'Edit the codebook',
    readCodebook: 'Guidelines and codebook',
    project: 'Project',
    name: 'Name',
    rename: 'Rename project',
    renamed: 'Project renamed.',
    archived: 'This project is archived. Restore it to work on it again.',
    archiving: 'An archived project is listed apart. It can be read and exported, but not changed.',
    restore: 'Restore project',
    archive: 'Archive project',
  },
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
