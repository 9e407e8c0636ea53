import type { Objects } from './objects.ts';
import type { Dictionary, Value } from './values.ts';

/** What a PDF carries along, opens by itself, or leads to, as its dictionaries say. Source: ISO 32000-1, 7.11 and 12.6. Pure. */

/** Where a file lies that is carried along, by the system that it is for. */
const fileKeys = ['F', 'UF', 'DOS', 'Mac', 'Unix'];
/** What may be done without being asked: to go to another place of the same file. */
const harmless = ['GoTo', 'Named'];

export const isActive = ({ byNumber, all, trailers }: Objects): boolean => {
  const follow = (value: Value | undefined): Value | undefined =>
    value?.kind === 'reference' ? byNumber.get(value.object) : value;
  const entriesOf = (value: Value | undefined): Dictionary | undefined => {
    const found = follow(value);
    return found?.kind === 'dictionary' ? found.entries : undefined;
  };

  const isWebAddress = (value: Value | undefined): boolean => {
    const found = follow(value);
    return found?.kind === 'text' && /^https?:\/\//i.test(found.text);
  };
  /** Of an action it is the address, of the catalogue a dictionary with what all addresses begin with. */
  const leadsElsewhere = (value: Value): boolean => {
    const base = entriesOf(value);
    return base ? base.has('Base') && !isWebAddress(base.get('Base')) : !isWebAddress(value);
  };
  const isFile = (value: Value | undefined): boolean => fileKeys.some((key) => entriesOf(value)?.has(key));
  const isFiles = (value: Value): boolean => follow(value)?.kind === 'array' || isFile(value);
  /** A place of the file is no action; one that goes on to another is not looked after. */
  const acts = (value: Value): boolean => {
    const action = entriesOf(value);
    const kind = follow(action?.get('S'));
    return action !== undefined && (action.has('Next') || kind?.kind !== 'name' || !harmless.includes(kind.name));
  };
  const anyActs = (value: Value): boolean => [...(entriesOf(value)?.values() ?? [])].some(acts);

  const judges: Readonly<Record<string, (value: Value) => boolean>> = {
    URI: leadsElsewhere,
    EF: isFile,
    AF: isFiles,
    OpenAction: acts,
    AA: anyActs,
  };
  const isBad = (value: Value): boolean => {
    if (value.kind === 'array') return value.items.some(isBad);
    if (value.kind !== 'dictionary') return false;
    for (const [key, inner] of value.entries)
      if ((Object.hasOwn(judges, key) && judges[key]?.(inner)) || isBad(inner)) return true;
    return false;
  };
  return all.some(isBad) || trailers.some((entries) => isBad({ kind: 'dictionary', entries }));
};
