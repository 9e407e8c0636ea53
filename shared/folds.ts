import type {
  Acting,
  AllOf,
  Answering,
  Answers,
  Announce,
  AnyFunction,
  Call,
  Capability,
  DirectoryPart,
  Happened,
  Job,
  ServingFunction,
  SettingsPart,
  Traces,
} from './capability.ts';
import type { Naming } from './called.ts';
import { areaOf, type Contract, isOpen, type Service } from './contract.ts';
import type { Events } from './events.ts';
import { neededBy } from './least.ts';
import { bySubject } from './subjects.ts';
import type { Keeping } from './texts.ts';
import type { Waiting } from './waiting.ts';

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

/** The contracts of what it serves. */
export const contractsOf = (served: ServingFunction, all: readonly Capability[]): readonly Contract[] =>
  'contract' in served
    ? [served.contract]
    : Object.values(served.rooms).map((each) => (typeof each === 'function' ? each(all) : each));

/** What answers requests, with its whole contract. Throws when two rooms of a function have an operation of one name. */
export const servicesOf = (capabilities: readonly Capability[]): readonly Service[] =>
  capabilities.flatMap(({ api, functions = [] }) =>
    functions.map((served): Service => {
      const { name, signs, heavy, about, tag = name } = served;
      const contract = merged(contractsOf(served, capabilities));
      return {
        name,
        tag,
        contract,
        ...('weighs' in served && { weighed: merged(Object.values(served.weighs)) }),
        ...(about && { about }),
        ...(signs && { signs }),
        ...(heavy && { heavy }),
        ...(api && { api }),
      };
    }),
  );

/** The areas of the API that ask for a token. */
export const areasOf = (services: readonly Service[]): readonly string[] => [
  ...new Set(services.filter(({ contract }) => !Object.values(contract).every(isOpen)).map(areaOf)),
];

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
/** All of these, each with the first word of its subjects, in whose partition its events lie. */
export const everyKeeping = (all: AllOf<'texts'>) =>
  Object.entries(merged(all.map(({ texts }) => texts))).map(([key, keeping]) => ({
    head: key.split('/')[0] as string,
    keeping,
  }));
/** Where something of people is stored, by what it is of. */
export const tracesOf = (all: AllOf<'traces'>): Traces => merged(all.map(({ traces }) => traces));
export const announcerOf = (all: AllOf<'sentences'>, subject: string): Announce | undefined =>
  bySubject(merged(all.map(({ sentences }) => sentences)), subject);
/** How things are called, by kind. */
export const namingsOf = (all: AllOf<'called' | 'titled'>): Readonly<Record<string, Naming>> =>
  merged(all.flatMap(({ called, titled }) => [called, titled]));
export const occasionsOf = (all: AllOf<'occasions'>) => merged(all.map(({ occasions }) => occasions));
export const addresseesOf = (all: AllOf<'addressees'>) => merged(all.map(({ addressees }) => addressees));
/** What waits of the things of all capabilities. */
export const waitingOf = (all: AllOf<'waiting'>): readonly Waiting[] =>
  Object.values(merged(all.map(({ waiting }) => waiting)));
/** First words of the subjects of what can wait. */
export const headsThatWait = (all: AllOf<'waiting'>): readonly string[] => [
  ...new Set(Object.keys(merged(all.map(({ waiting }) => waiting))).map((key) => key.split('/')[0] as string)),
];
/** The operations that answer what waits, of all that these serve. @throws when nobody serves one. */
export const answersAmong = (capabilities: readonly Capability[]): Answers => {
  const all = merged(servicesOf(capabilities).map(({ contract }) => contract));
  const named = waitingOf(capabilities).flatMap(({ kinds }) =>
    Object.values(kinds).flatMap(([, ...commands]) => commands),
  );
  return Object.fromEntries(
    [...new Set(named)].map((name) => {
      const operation = all[name];
      if (!operation) throw new Error(`nobody serves ${name}, which would answer what waits`);
      return [name, { route: operation.route, act: operation.act, needs: neededBy(operation) }];
    }),
  );
};
export const answersOf = (all: AllOf<'answers'>): Answers => merged(all.map(({ answers }) => answers));
export const answeringOf = (all: AllOf<'answering'>): Answering => merged(all.map(({ answering }) => answering));
/** The days of things, by their subjects without the id. */
export const datedOf = (all: AllOf<'dated'>) => merged(all.map(({ dated }) => dated));
export const followsOf = (all: AllOf<'follows'>) => merged(all.map(({ follows }) => follows));
/** The offices that somebody acts for on a day, as each capability knows of them. */
export const actingOf = (all: AllOf<'acting'>, ...of: Parameters<Acting>): readonly ReturnType<Acting>[] =>
  all.flatMap(({ acting }) => acting?.(...of) ?? []);
/** The parts of the directory, and the lists that it has of all of them. */
export const directoriesOf = (all: AllOf<'directory'>): readonly DirectoryPart[] =>
  all.flatMap(({ directory }) => directory ?? []);
export const directoryShapeOf = (all: AllOf<'directory'>): DirectoryPart['shape'] =>
  merged(directoriesOf(all).map(({ shape }) => shape));
export const settingsOf = (all: AllOf<'settings'>): readonly SettingsPart[] =>
  all.flatMap(({ settings }) => settings ?? []);
export const callsOf = (all: AllOf<'calls'>, event: Happened): readonly Call[] =>
  all.flatMap(({ calls }) => calls?.(event) ?? []);
export const problemsOf = (all: AllOf<'problems'>) => merged(all.map(({ problems }) => problems));
export const parametersOf = (capabilities: readonly Capability[]) =>
  merged(capabilities.map(({ parameters }) => parameters));
