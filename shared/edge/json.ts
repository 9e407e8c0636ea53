import { pointerPart } from '../fields.ts';

/** Reading JSON more strictly than the language does, in one pass over the text. Pure. */

/** Deeper than any contract is. */
const mostLevels = 32;

/** Every piece of valid JSON that tells where one is. A number, `true` or `null` is none: nothing can hide in it. */
const pieces = /"[^"\\]*(?:\\.[^"\\]*)*"|[[\]{},]/g;

type Place = { readonly names?: Set<string>; part: string | number; awaitsName: boolean };

export type Strict =
  | { readonly value: unknown }
  | { readonly malformed: 'json' | 'levels' }
  /** Pointers of names that an object has more than once. */
  | { readonly twice: readonly string[] };

/** Of an object that has a name twice, each program keeps another value: whoever checks would not see what is stored. */
const flawOf = (json: string, most: number): { readonly twice: readonly string[] } | 'levels' => {
  const twice: string[] = [];
  const places: Place[] = [];
  const pointer = (): string => places.map(({ part }) => `/${pointerPart(part)}`).join('');
  for (const [piece] of json.matchAll(pieces)) {
    const place = places.at(-1);
    if (piece === '{' || piece === '[') {
      if (places.length === mostLevels) return 'levels';
      places.push(piece === '{' ? { names: new Set(), part: '', awaitsName: true } : { part: 0, awaitsName: false });
    } else if (piece === '}' || piece === ']') places.pop();
    else if (!place) continue;
    else if (piece === ',') {
      if (typeof place.part === 'number') place.part++;
      else place.awaitsName = true;
    } else if (place.names && place.awaitsName) {
      const name = JSON.parse(piece) as string;
      place.part = name;
      place.awaitsName = false;
      if (place.names.has(name) && twice.length < most) twice.push(pointer());
      place.names.add(name);
    }
  }
  return { twice: [...new Set(twice)] };
};

/** What a text of JSON says; `most` names at most that are given twice. */
export const strictJson = (json: string, most: number): Strict => {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { malformed: 'json' };
  }
  const flaw = flawOf(json, most);
  if (flaw === 'levels') return { malformed: 'levels' };
  return flaw.twice.length > 0 ? flaw : { value };
};
