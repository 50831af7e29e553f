import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLocatedJson } from './located-json.ts';

function fault(text: string): string {
  const read = parseLocatedJson(text);
  return read.ok ? 'none' : `${read.line}: ${read.message}`;
}

describe('JSON with lines', () => {
  it('is read as the platform reads it, however it is laid out', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
        const read = parseLocatedJson(JSON.stringify(value, null, indent));
        expect(read.ok && read.value).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('is refused where the platform refuses it', () => {
    fc.assert(
      fc.property(
        fc.json(),
        fc.nat(),
        fc.constantFrom('', ',', '}', '"', '\n', 'x'),
        (json, at, put) => {
          const place = at % (json.length + 1);
          const broken = json.slice(0, place) + put + json.slice(place + 1);
          expect(parseLocatedJson(broken).ok).toBe(isJson(broken));
        },
      ),
    );
  });

  it('knows on which line a value begins, and of what is missing the line around it', () => {
    const read = parseLocatedJson('{\n  "kinds": [\n    {\n      "name": "Ship"\n    }\n  ]\n}');
    if (!read.ok) throw new Error(read.message);
    expect(read.lineOf('kinds.0.name')).toBe(4);
    expect(read.lineOf('kinds.0.colour')).toBe(3);
    expect(read.lineOf('nowhere')).toBe(1);
  });

  it('says in words what is wrong, and where', () => {
    expect(fault('{\n  "a": 1,\n}')).toBe('3: A name in quotation marks should stand at “}”.');
    expect(fault('[1 2]')).toBe('1: A comma or ] should stand at “2]”.');
    expect(fault('{"a"\n 1}')).toBe('2: “:” should stand at “1}”.');
    expect(fault('\n"never')).toBe('2: This text does not end, or has a sign JSON must escape.');
    for (const cut of ['[', '[1', '[1,', '{', '{"a"', '{"a":', '{"a":1', '{"a":1,'])
      expect(fault(cut)).toBe('1: The file ends too early.');
    expect(fault('[nul]')).toBe('1: A value should stand at “nul]”.');
    expect(fault('1 1')).toBe('1: Something stands after the end.');
    expect(fault('['.repeat(100))).toBe('1: This is nested too deep.');
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false; // its way of saying so
  }
}
