import type { AnyFunction, Capability, Job, Writes } from './capability.ts';
import { methodOf } from './contract.ts';
import { contractsOf } from './folds.ts';

/**
 * What each function may write: a fold of what the capabilities say (capability.ts). From it follow the rights of its role
 * (infra/data.ts), and these the runner on one machine keeps every function to as IAM would (table-rights.ts). Pure.
 *
 * Partitions are told apart, items within them are not: IAM knows no sort keys.
 */
export type Rights = Readonly<Record<keyof Writes, readonly string[]>>;

const digest = '?'.repeat(64);
/** Partitions of no capability's own: answers kept for repetitions (idempotency.ts), where secret addresses lead
 * (secret-feeds.ts, secret-link.ts), and the salt of the day (seen.ts). */
const answers = `idem#${digest}`;
export const secretFeeds = `feed#${digest}`;
/** Where the links of letters lead (secret-link.ts). */
export const secretLinks = `link#${digest}`;
export const kernelPartitions: readonly string[] = [answers, secretFeeds, secretLinks, 's#salt'];

/** The partitions of a capability: those its events lie in, and further ones. */
export const partitionsOf = ({ events = {}, partitions = [] }: Capability): readonly string[] => {
  const heads = Object.keys(events).filter((head) => !head.includes('/'));
  return [...heads.map((head) => `*#${head}`), ...partitions];
};

const ownWrites = (capability: Capability): Writes => capability.writes ?? { puts: partitionsOf(capability) };

const together = (all: readonly Writes[]): Rights => {
  const of = (kind: keyof Writes) => [...new Set(all.flatMap((each) => each[kind] ?? []))].sort();
  return { inserts: of('inserts'), puts: of('puts'), updates: of('updates'), deletes: of('deletes') };
};

const readsOnly: Rights = { inserts: [], puts: [], updates: [], deletes: [] };

/** Whether somebody who is given the parts of others writes where these do: who follows, and who lets things be forgotten. */
const writesFor = ({ of = [] }: AnyFunction, { follows, forget, texts }: Capability): boolean =>
  (of.includes('follows') && follows !== undefined) || (of.includes('forget') && (forget ?? texts) !== undefined);

const isJob = (one: AnyFunction): one is Job & AnyFunction => 'when' in one;

/** What a function may write. What anyone may ask, and what only reads by its contract, writes nothing that it does not say. */
export const writesOf = (one: AnyFunction, capabilities: readonly Capability[]): Rights => {
  const served = !('description' in one);
  const methods = served ? contractsOf(one, capabilities).flatMap((each) => Object.values(each).map(methodOf)) : [];
  const changes = served ? methods.some((method) => method !== 'GET') : !(isJob(one) && one.resends);
  if (!one.writes && !changes) return readsOnly;
  const others = capabilities.filter((each) => writesFor(one, each)).map(ownWrites);
  // Of what anyone may ask no answer is kept: there is nobody whose key it would be.
  const kept = methods.includes('POST') && !('edge' in one && one.edge === 'open') ? [{ puts: [answers] }] : [];
  return together([one.writes ?? ownWrites(one.capability), ...others, ...kept]);
};
