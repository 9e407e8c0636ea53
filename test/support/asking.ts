import type { Actor } from '../../shared/actor.ts';
import type { Body, Operation, Query } from '../../shared/contract.ts';
import { fetching } from '../../shared/fetching.ts';
import type { Answered, Handler, Input, Path } from '../../shared/handler.ts';
import { newId } from '../../shared/ids.ts';

/** What a handler gets when that person asks for an operation; rights and contract count as judged. */
export const inputFor = <O extends Operation>(
  _operation: O,
  actor: Actor,
  params: Path<O>,
  body: Body<O>,
  query: Query<O> = {} as Query<O>,
): Input<O> => ({
  params,
  query,
  body,
  language: 'sv',
  identity: { subject: actor.subject, groups: [] },
  path: '',
  origin: '',
  newId: newId(),
  actor,
  caller: { campaign: params.campaign, actor: actor.person },
});

/** Carries out what that person asks for, with nothing read before. */
export const asked = <O extends Operation>(
  operation: O,
  handler: Handler<O>,
  actor: Actor,
  params: Path<O>,
  body: Body<O>,
): Promise<Answered<O>> =>
  handler.run(inputFor(operation, actor, params, body), { now: new Date().toISOString(), fetched: fetching() });

/** A person with these memberships, by `unit: role`. */
export const personOf = (person: string, roles: Readonly<Record<string, 'head' | 'staff' | 'member'>> = {}): Actor => ({
  subject: person,
  person,
  memberships: Object.entries(roles).map(([unit, role]) => ({ unit, role })),
  isAdmin: false,
});
