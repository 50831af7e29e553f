const details: Readonly<Record<string, string>> = {
  name: 'name',
  description: 'definition',
  counterexamples: 'counterexamples',
  shownWhen: 'when it is shown',
  initial: 'first choice',
  from: 'where it may begin',
  to: 'where it may end',
  sameKind: 'whether both ends are of one kind',
  inverseName: 'name where it ends',
  symmetric: 'whether it has a direction',
};

/** How one version of a codebook differs from another, a line a change. */
export const codebookChanges = {
  line: {
    added: (what: string) => `${what} added`,
    removed: (what: string) => `${what} removed`,
    retired: (what: string) => `${what} retired`,
    restored: (what: string) => `${what} restored`,
    changed: (what: string) => `${what} changed`,
  },
  withDetails: (line: string, said: readonly string[]) => `${line}: ${said.join('; ')}`,
  kind: (name: string) => `Kind ${name}`,
  kinds: 'Kinds',
  label: (name: string, kind: string) => `Label ${name} of ${kind}`,
  labels: (kind: string) => `Labels of ${kind}`,
  part: (name: string, kind: string) => `Part ${name} of ${kind}`,
  parts: (kind: string) => `Parts of ${kind}`,
  field: (name: string, kind: string) => `Field ${name} of ${kind}`,
  fields: (kind: string) => `Fields of ${kind}`,
  choice: (name: string, kind: string, field: string) => `Choice ${name} of ${kind}, ${field}`,
  choices: (kind: string, field: string) => `Choices of ${kind}, ${field}`,
  linkType: (name: string) => `Link type ${name}`,
  linkTypes: 'Link types',
  guidelines: 'Guidelines',
  order: 'order',
  /** By the key in a codebook's file; what has no words here is called by its key. */
  details,
  set: (detail: string, now: string) => `${detail} ‘${now}’`,
  unset: (detail: string, was: string) => `no ${detail}, was ‘${was}’`,
  reset: (detail: string, now: string, was: string) => `${detail} ‘${now}’, was ‘${was}’`,
};
