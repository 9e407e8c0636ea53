import type { AllOf, Announce, AnyFunction, Call, Capability, Happened, Job, SettingsPart } from './capability.ts';
import { areaOf, isOpen, type Service } from './contract.ts';
import type { Events } from './events.ts';
import type { Keeping } from './texts.ts';

/** What all capabilities have together: folds of their list (capability.ts). Pure. */

/** Every function of these capabilities. */
export const functionsOf = (capabilities: readonly Capability[]): readonly AnyFunction[] =>
  capabilities.flatMap((capability) => {
    const { functions = [], workers = [], jobs = [] } = capability;
    return [...functions, ...workers, ...jobs].map((each) => ({ capability, ...each }));
  });

export const jobsOf = (capabilities: readonly Capability[]): readonly Job[] =>
  capabilities.flatMap(({ jobs = [] }) => jobs);

export const folderOf = ({ name, folder = `functions/${name}` }: Capability): string => folder;

/** All members of such records as one record. Throws when two capabilities claim the same name. */
const merged = <T>(records: readonly (Readonly<Record<string, T>> | undefined)[]): Readonly<Record<string, T>> => {
  const all: Record<string, T> = {};
  for (const [name, value] of records.flatMap((record = {}) => Object.entries(record))) {
    if (Object.hasOwn(all, name)) throw new Error(`Two capabilities have something called ${name}.`);
    all[name] = value;
  }
  return all;
};

/** What answers requests, with its whole contract. Throws when two rooms of a function have an operation of one name. */
export const servicesOf = (capabilities: readonly Capability[]): readonly Service[] =>
  capabilities.flatMap(({ functions = [] }) =>
    functions.map((served): Service => {
      const { name, counts, signs, heavy, behindBoth, about, tag = name } = served;
      const contracts = 'contract' in served ? [served.contract] : Object.values(served.rooms);
      const contract = merged(contracts.map((each) => (typeof each === 'function' ? each(capabilities) : each)));
      return {
        name,
        tag,
        contract,
        ...(about && { about }),
        ...(counts && { counts }),
        ...(signs && { signs }),
        ...(heavy && { heavy }),
        ...(behindBoth && { behindBoth }),
      };
    }),
  );

/** The areas of the API that ask for a token. */
export const areasOf = (services: readonly Service[]): readonly string[] => [
  ...new Set(services.filter(({ contract }) => !Object.values(contract).every(isOpen)).map(areaOf)),
];

/** What a record by words of subjects has for this one. */
const bySubject = <T>(record: Readonly<Record<string, T>>, subject: string): T | undefined => {
  const [head = '', , below] = subject.split('/');
  const key = [`${head}/${below}`, head].find((each) => Object.hasOwn(record, each));
  return key === undefined ? undefined : record[key];
};

const eventsIn = (all: AllOf<'events'>) => merged(all.map(({ events }) => events));
/** The events that the subject's capability knows; undefined where there is none. */
export const eventsAbout = (all: AllOf<'events'>, subject: string): Events | undefined =>
  bySubject(eventsIn(all), subject);
/** Where what people wrote in events of such a subject is kept. */
export const keepingOf = (all: AllOf<'texts'>, subject: string): Keeping | undefined =>
  bySubject(merged(all.map(({ texts }) => texts)), subject);
/** The partitions that events lie in. */
export const headsOf = (all: AllOf<'events'>): readonly string[] =>
  Object.keys(eventsIn(all)).filter((head) => !head.includes('/'));
export const announcerOf = (all: AllOf<'sentences'>, subject: string): Announce | undefined =>
  bySubject(merged(all.map(({ sentences }) => sentences)), subject);
export const followsOf = (all: AllOf<'follows'>) => merged(all.map(({ follows }) => follows));
export const settingsOf = (all: AllOf<'settings'>): readonly SettingsPart[] =>
  all.flatMap(({ settings }) => settings ?? []);
export const callsOf = (all: AllOf<'calls'>, event: Happened): readonly Call[] =>
  all.flatMap(({ calls }) => calls?.(event) ?? []);
export const problemsOf = (all: AllOf<'problems'>) => merged(all.map(({ problems }) => problems));
export const parametersOf = (capabilities: readonly Capability[]) =>
  merged(capabilities.map(({ parameters }) => parameters));
