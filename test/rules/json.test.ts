import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { strictJson } from '../../shared/edge/json.ts';

describe('JSON is read strictly', () => {
  const read = (json: string) => strictJson(json, 50);

  test('whatever is JSON without repetition says what it says to anyone', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 10 }), fc.integer({ min: 0, max: 3 }), (json, space) => {
        const value = JSON.parse(json);
        expect(read(JSON.stringify(value, undefined, space))).toEqual({ value });
      }),
    );
  });

  test.each([
    ['{"a":1,"a":2}', ['/a']],
    ['{"a":1,"\\u0061":2}', ['/a']],
    ['{"a":{"b":[1,{"c":1,"d":"c","c":{}}]}}', ['/a/b/1/c']],
    ['{ "a" : [] , "b" : {"x":1,"y":",{\\"x\\":"} , "a" : 0 }', ['/a']],
    ['{"":1,"":2}', ['/']],
    ['{"a/b":1,"a/b":2,"a/b":3}', ['/a~1b']],
    ['{"__proto__":1,"__proto__":2}', ['/__proto__']],
  ])('%s gives a field twice', (json, twice) => expect(read(json)).toEqual({ twice }));

  test.each([
    '{"a":"a","b":["a","a"]}',
    '[{"a":1},{"a":2}]',
    '{"a":{"a":{"a":1}}}',
    '"{\\"a\\":1,\\"a\\":2}"',
    '{}',
    '1',
  ])('%s does not', (json) => expect(read(json)).toEqual({ value: JSON.parse(json) }));

  test.each(['', '{', '{"a":1,}', "{'a':1}", '[1]]', 'NaN', '\ufeff{}'])('%j is none', (json) =>
    expect(read(json)).toEqual({ malformed: 'json' }),
  );

  test('as deep as no contract is, it is not read', () => {
    const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
    expect(read(nested(32))).toHaveProperty('value');
    expect(read(nested(33))).toEqual({ malformed: 'levels' });
    expect(read(nested(120_000))).toEqual({ malformed: 'levels' });
  });

  test('at most fifty are named, each once and cut to a hundred characters', () => {
    const twice = `{${Array.from({ length: 300 }, (_, i) => `"k${i % 100}":1`).join()}}`;
    expect(read(twice)).toMatchObject({ twice: expect.objectContaining({ length: 50 }) });
    const long = JSON.stringify('a'.repeat(1000));
    expect(read(`{${long}:1,${long}:2}`)).toEqual({ twice: [`/${'a'.repeat(100)}`] });
  });
});
