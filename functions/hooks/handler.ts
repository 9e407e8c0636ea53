import { randomBytes } from 'node:crypto';
import { belongsTo, officesOf } from '../../shared/actor.ts';
import { type Done, execute, type ExecuteCode } from '../../shared/execute.ts';
import type { Handlers } from '../../shared/edge/signed-in.ts';
import type { Instant } from '../../shared/calendar.ts';
import { newId } from '../../shared/ids.ts';
import { invalidField } from '../../shared/invalid-input.ts';
import { pageOf } from '../../shared/page.ts';
import { isRefusal, type ProblemCode, type Refusal, refuse } from '../../shared/problems.ts';
import { checkedAddress } from './addresses.ts';
import type { contract } from './contract.ts';
import type { Decision, HooksEvent } from './events.ts';
import {
  capability,
  deliveryFrom,
  lastDeliveredAt,
  partition,
  readDelivery,
  readHook,
  readHooks,
  readKeys,
} from './store.ts';
import { isLocal } from './local.ts';
import { register, remove, replay, resume, rotate } from './rules.ts';
import type { Delivery, Hook, HooksState } from './state.ts';

type Path = { readonly campaign: string; readonly hook: string };
type Command = { readonly caller: Parameters<typeof execute>[0]; readonly params: Path };

/** 256 bits, within the 24 to 64 bytes of the standard. */
const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

const target = async ({ campaign, hook: id }: Path) => {
  const hook = await readHook(campaign, id);
  return hook && { unit: hook.office };
};

const viewFailure = (delivery: Delivery) => {
  const { id, type, event, at, tries, lastTriedAt, last, nextTryAt } = delivery;
  const status = delivery.status === 'waiting' ? ('waiting' as const) : ('failed' as const);
  return {
    id,
    type,
    event,
    at,
    status,
    tries,
    ...(lastTriedAt !== undefined && { lastTriedAt }),
    ...(last && { last }),
    ...(status === 'waiting' && { nextTryAt }),
  };
};

/** The stored answer must not hold the secret, so it is added to the one answer that is not a repetition. */
const showingOnce = <B extends object, C extends ProblemCode>(done: Done<B> | Refusal<C>, secret: string) =>
  isRefusal(done) || done.replayed ? done : { ...done, body: { ...done.body, secret } };

/** Runs one command on a hook that is there. */
const onHook = <C extends ProblemCode, B>(
  { caller, params: { campaign, hook: id } }: Command,
  decide: (state: HooksState, now: Instant) => Decision<C>,
  body: (state: HooksState) => B,
  more: { readonly status?: number; readonly load?: () => Promise<Partial<HooksState>> } = {},
): Promise<Done<B> | Refusal<C | 'not-found' | ExecuteCode>> =>
  execute<HooksState, HooksEvent, C | 'not-found', B>(caller, capability(campaign), {
    load: async () => {
      const [hook, rest] = await Promise.all([readHook(campaign, id), more.load?.()]);
      return hook ? { ...rest, hook } : refuse('not-found');
    },
    decide,
    versionOf: ({ hook }) => hook?.version ?? 0,
    answer: (state) => ({
      status: more.status ?? 200,
      body: body(state),
      ...(state.hook && { version: state.hook.version }),
    }),
  });

const hookOf = ({ hook }: HooksState): Hook => hook as Hook;

export const operations: Handlers<typeof contract> = {
  registerHook: {
    mayDo: ({ actor, body }) => belongsTo(actor, body.office),
    run: async ({ caller, params: { campaign }, body: { office, url: given, events } }) => {
      const checked = checkedAddress(given, isLocal());
      if ('wrong' in checked) return invalidField('/url', checked.wrong);
      const { url } = checked;
      const id = newId();
      const secret = newSecret();
      const done = await execute(caller, capability(campaign), {
        load: async (): Promise<HooksState> => ({
          fresh: { url, secret },
          count: (await readHooks(campaign)).filter((hook) => hook.office === office).length,
        }),
        decide: (state) => register(state, { id, office, url, events }),
        versionOf: () => 0,
        answer: (state) => ({
          status: 201,
          body: hookOf(state),
          location: `/campaigns/${campaign}/hooks/${id}`,
          version: hookOf(state).version,
        }),
      });
      return showingOnce(done, secret);
    },
  },

  listHooks: {
    run: async ({ actor, params: { campaign } }) => {
      const offices = officesOf(actor);
      const hooks = await readHooks(campaign);
      return { status: 200, body: { items: hooks.filter(({ office }) => offices.includes(office)) } };
    },
  },

  showHook: {
    target,
    run: async ({ params: { campaign, hook: id } }) => {
      const [hook, last] = await Promise.all([readHook(campaign, id), lastDeliveredAt(campaign, id)]);
      if (!hook) return refuse('not-found');
      return {
        status: 200,
        body: { ...hook, ...(last !== undefined && { lastDeliveredAt: last }) },
        version: hook.version,
      };
    },
  },

  removeHook: {
    target,
    run: (input) => {
      const { campaign, hook: id } = input.params;
      const load = async () => ({ keys: await readKeys(campaign, id) });
      return onHook(input, remove, () => ({ id }), { load });
    },
  },

  rotateHookKey: {
    target,
    run: async (input) => {
      const { campaign, hook } = input.params;
      const secret = newSecret();
      const load = async () => ({ keys: await readKeys(campaign, hook), fresh: { secret } });
      return showingOnce(await onHook(input, rotate, hookOf, { load, status: 201 }), secret);
    },
  },

  resumeHook: { target, run: (input) => onHook(input, resume, hookOf) },

  listHookFailures: {
    target,
    run: ({ params: { campaign, hook }, query: { limit, cursor }, path }) =>
      pageOf({
        ranges: [{ pk: partition(campaign), index: 'l1', prefix: `f#${hook}#` }],
        limit,
        cursor,
        query: [path],
        backward: true,
        view: (item) => viewFailure(deliveryFrom(item)),
      }),
  },

  replayHookFailure: {
    target,
    run: (input) => {
      const { campaign, hook, delivery: id } = input.params;
      const load = async () => ({ delivery: await readDelivery(campaign, hook, id) });
      return onHook(input, replay, ({ delivery }) => viewFailure(delivery as Delivery), { load });
    },
  },
};
