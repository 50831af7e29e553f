const shaped = (shape: string) => ({
  /** Something else stands there. */
  wrong: `This should be ${shape}.`,
  missing: (key: string) => `“${key}” is missing: ${shape}.`,
});

/** What keeps a codebook from being used, or a file from being one. */
export const codebookProblems = {
  noKinds: 'A codebook needs a kind.',
  names: {
    missing: 'Give it a name.',
    taken: (name: string) => `There is another “${name}” beside it.`,
    idTaken: (id: string) => `The id “${id}” is taken.`,
    idMalformed: 'An id is a letter and up to 39 letters, digits, hyphens or underscores.',
  },
  kinds: {
    noPart: 'A kind needs a part for its own words.',
    firstPartRetired: 'The first part holds the tag’s own words: it cannot be retired.',
    keyBesideLabels: 'A kind with labels is tagged by their keys.',
  },
  fields: {
    noChoices: 'Give it something to choose from.',
    initialUnknown: 'The first choice is not among the choices.',
    noSuchField: (kind: string, id: string) => `${kind} has no field “${id}”.`,
    unaskable: 'A rule asks about a choice or a yes or no.',
    circle: 'This rule asks, in the end, about its own field.',
    askedRetired: (field: string) => `${field} was retired: nobody fills it in.`,
    noValues: 'Say for which values it is shown.',
    noSuchValue: (field: string, value: string) => `${field} has no value “${value}”.`,
  },
  linkTypes: {
    noKinds: 'Say which kinds it may join.',
    noSuchKind: (id: string) => `There is no kind “${id}”.`,
    inverseEmpty: 'Give it a name where it ends, or leave that out.',
    inverseOfSymmetric: 'It means the same both ways: it has no other name where it ends.',
  },
  keys: {
    malformed: 'A key is one letter or sign; a capital is typed with Shift.',
    deskUses: (key: string) => `The desk itself uses the key “${key}”.`,
    taken: (key: string, owner: string) => `The key “${key}” already gives ${owner}.`,
  },
  colours: {
    same: (name: string, before: string, colour: string) =>
      `${name} is drawn like ${before} before it: both are ${colour}.`,
    alike: (name: string, before: string, eyes: readonly string[]) =>
      `To an eye ${eyes.join(' or ')}, ${name} looks like ${before} before it.`,
    eyes: {
      protanopia: 'without red cones',
      deuteranopia: 'without green cones',
      tritanopia: 'without blue cones',
    },
  },
  file: {
    version: (version: number, read: { readonly from: number; readonly to: number }) =>
      `This file is of version ${version}; this desk reads versions ${read.from} to ${read.to}.`,
    noObject: 'This should be an object in braces.',
    unknownKey: (key: string) => `Nothing here is called “${key}”.`,
    text: shaped('a text in quotation marks'),
    flag: shaped('true or false'),
    number: shaped('a number'),
    list: shaped('a list in square brackets'),
    oneOf: (values: readonly string[]) => shaped(`one of ${values.join(', ')}`),
    textTooLong: (limit: number) => `This is longer than ${limit} characters.`,
    shortText: (limit: number) => `This should be a text of up to ${limit} characters.`,
    tooMany: (limit: number) => `There are more than ${limit} here.`,
  },
  json: {
    afterEnd: 'Something stands after the end.',
    tooDeep: 'This is nested too deep.',
    endsEarly: 'The file ends too early.',
    value: (here: string) => `A value should stand at “${here}”.`,
    commaOr: (close: string, here: string) => `A comma or ${close} should stand at “${here}”.`,
    name: (here: string) => `A name in quotation marks should stand at “${here}”.`,
    sign: (sign: string, here: string) => `“${sign}” should stand at “${here}”.`,
    text: 'This text does not end, or has a sign JSON must escape.',
  },
};
