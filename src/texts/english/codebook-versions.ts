import { counted } from './counted.ts';

/** A codebook's way from one version to the next. */
export const codebookVersions = {
  saving: {
    form: 'Save the codebook',
    changes: (changes: number, version: number) =>
      `${counted(changes, 'change')} since version ${version}`,
    problems: (problems: number, first: string) =>
      `${counted(problems, 'problem')} to mend before it can be saved: ${first}`,
    showProblem: 'Show',
    unkept: 'This browser keeps no drafts: save before you leave the page.',
    note: 'What the change is for',
    discard: 'Discard changes',
    discarded: 'The changes are discarded.',
    takeBack: 'Have them back',
    save: (version: number) => `Save version ${version}`,
    busy: 'Saving…',
  },
  history: {
    version: (version: number) => `Version ${version}`,
    first: 'As the project began',
    madeBy: '{person}, {when}',
    changes: 'What changed',
    changesWhere: (version: number) => `in version ${version}`,
    putBack: 'Put back',
    putBackWhich: (version: number) => `version ${version}`,
    saveFirst: 'Save or discard your changes first',
    notePutBack: (version: number) => `Version ${version} put back`,
  },
  importing: {
    title: 'Import a codebook',
    description:
      'What the file says takes the place of this codebook. Labels that tags use and the file does not know are kept, retired. Nothing is saved until you save.',
    file: 'Codebook file (.json)',
    unreadable: 'The file cannot be read. It may have been moved or deleted.',
    tooLarge: (megabytes: string) => `This file has ${megabytes} MB; a codebook has at most 5.`,
    faults: (file: string, faults: number) =>
      `${file} cannot be used: ${counted(faults, 'fault')}.`,
    line: (line: number) => `Line ${line}`,
    moreFaults: (faults: number) => `And ${faults} more.`,
    changes: 'What would change',
    replaces: 'Your unsaved changes would be replaced.',
    confirm: 'Take it over',
    note: (file: string) => `Imported ${file}`,
  },
};
