import type { Capability } from '../shared/capability.ts';
import { problemsOf, servicesOf } from '../shared/folds.ts';
import { type Problem, type Problems, problems as generic } from '../shared/problems.ts';
import * as agenda from './agenda/capability.ts';
import * as assets from './assets/capability.ts';
import * as campaign from './campaign/capability.ts';
import * as channels from './channels/capability.ts';
import * as gatherings from './gatherings/capability.ts';
import * as groups from './groups/capability.ts';
import * as hooks from './hooks/capability.ts';
import * as letters from './letters/capability.ts';
import * as materials from './materials/capability.ts';
import * as notifications from './notifications/capability.ts';
import * as pot from './pot/capability.ts';
import * as session from './session/capability.ts';
import * as site from './site/capability.ts';
import * as staff from './staff/capability.ts';
import * as timeline from './timeline/capability.ts';
import * as visits from './visits/capability.ts';

/** No member that nothing folds: it would be a word misspelt. */
type Known<C> = { readonly [I in keyof C]: Exclude<keyof C[I], keyof Capability> extends never ? Capability : never };
const listed = <const C extends readonly Capability[]>(...all: C & Known<C>): readonly Capability[] => all;

/**
 * The one place where a capability is registered. Infrastructure, the API's description, jobs, notices and settings are
 * folds of this list (shared/capability.ts); no function imports it.
 */
export const capabilities = listed(
  site,
  session,
  campaign,
  groups,
  timeline,
  pot,
  staff,
  materials,
  assets,
  gatherings,
  channels,
  visits,
  hooks,
  notifications,
  letters,
  agenda,
);

/** What answers requests. */
export const services = servicesOf(capabilities);

/** Every way to say no: the kernel's, and each capability's own. */
export const problems: Problems = { ...generic, ...problemsOf(capabilities) };
/** @throws when no capability knows the code. */
export const problemOf = (code: string): Problem => {
  const known = problems[code];
  if (!known) throw new Error(`no capability knows the problem ${code}`);
  return known;
};
