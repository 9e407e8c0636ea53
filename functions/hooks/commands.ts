import { randomBytes } from 'node:crypto';
import { belongsTo, officesOf } from '../../shared/actor.ts';
import { list, show } from '../../shared/command.ts';
import { about, type Answered, type Handlers } from '../../shared/handler.ts';
import { invalidField } from '../../shared/invalid-input.ts';
import { isRefusal } from '../../shared/problems.ts';
import { fresh, given, inOrder, needed } from '../../shared/reads.ts';
import { checkedAddress } from '../../shared/outbound/addresses.ts';
import { contract } from './contract.ts';
import { isLocal } from '../../shared/outbound/local.ts';
import { register, remove, replay, resume, rotate } from './rules.ts';
import type { Hook, HookKeys, Made } from './state.ts';
import { command, delivery, deliveryFrom, failuresOf, hook, hooks, keys, lastDeliveredAt } from './store.ts';
import { viewFailure } from './views.ts';

/** The operations on hooks: each says what it reads, and its rule is in rules.ts. */
type OnHook = { readonly campaign: string; readonly hook: string };

/** One hook: whose it is, and its version. */
const theHook = about({
  reads: (path: OnHook) => inOrder({ hook: hook(path.campaign, path.hook) }),
  target: (found) => found.hook && { unit: found.hook.office },
  version: (found) => found.hook?.version ?? 0,
});
const there = (path: OnHook) => ({ hook: needed(hook(path.campaign, path.hook)) });
const shown = (found: { readonly hook: Hook }) => ({ status: 200, body: found.hook, version: found.hook.version });
const onHook = { about: theHook, answer: shown };

/** 256 bits, within the 24 to 64 bytes of the standard. */
const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

type Secretive = typeof contract.registerHook | typeof contract.rotateHookKey;
/** The stored answer must not hold the secret, so it is added to the one answer that is not a repetition. */
const showingOnce = <O extends Secretive>(done: Answered<O>, secret: string): Answered<O> =>
  isRefusal(done) || 'raw' in done || done.replayed ? done : { ...done, body: { ...done.body, secret } };

const registering = (made: Made & { readonly url: string }) =>
  command(contract.registerHook, {
    mayDo: ({ actor, body }) => belongsTo(actor, body.office),
    reads: ({ params: { campaign } }) =>
      inOrder({ hook: fresh<Hook>(), keys: fresh<HookKeys>(), hooks: hooks(campaign), made: given(made) }),
    decide: (state, { body: { office, events }, newId }) => {
      const count = state.hooks.filter((each) => each.office === office).length;
      return register({ count }, { id: newId, office, url: made.url, events });
    },
    answer: (found, { params: { campaign } }) => ({
      ...shown(found),
      status: 201,
      location: `/campaigns/${campaign}/hooks/${found.hook.id}`,
    }),
  });

const rotating = (made: Made) =>
  command(contract.rotateHookKey, {
    about: theHook,
    reads: ({ params }) =>
      inOrder({ ...there(params), keys: needed(keys(params.campaign, params.hook)), made: given(made) }),
    decide: (state, _input, now) => rotate(state, now),
    answer: (found) => ({ ...shown(found), status: 201 }),
  });

/** By these the edge judges and reads; each request is carried out with a secret of its own. */
const nothingMade = { url: '', secret: '' };

export const operations: Handlers<typeof contract> = {
  registerHook: {
    ...registering(nothingMade),
    run: async (input, begun) => {
      const checked = checkedAddress(input.body.url, isLocal());
      if ('wrong' in checked) return invalidField('/url', checked.wrong);
      const secret = newSecret();
      return showingOnce(await registering({ url: checked.url, secret }).run(input, begun), secret);
    },
  },

  listHooks: show(contract.listHooks, {
    reads: ({ params: { campaign } }) => inOrder({ hooks: hooks(campaign) }),
    answer: (found, { actor }) => {
      const offices = officesOf(actor);
      return { status: 200, body: { items: found.hooks.filter(({ office }) => offices.includes(office)) } };
    },
  }),

  showHook: show(contract.showHook, {
    about: theHook,
    reads: ({ params }) => inOrder({ ...there(params), last: lastDeliveredAt(params.campaign, params.hook) }),
    answer: (found) => ({
      ...shown(found),
      body: { ...found.hook, ...(found.last !== undefined && { lastDeliveredAt: found.last }) },
    }),
  }),

  removeHook: command(contract.removeHook, {
    about: theHook,
    reads: ({ params }) => inOrder({ ...there(params), keys: keys(params.campaign, params.hook) }),
    decide: (state) => remove(state),
    answer: (_found, { params }) => ({ status: 200, body: { id: params.hook } }),
  }),

  rotateHookKey: {
    ...rotating(nothingMade),
    run: async (input, begun) => {
      const secret = newSecret();
      return showingOnce(await rotating({ secret }).run(input, begun), secret);
    },
  },

  resumeHook: command(contract.resumeHook, {
    ...onHook,
    reads: ({ params }) => inOrder(there(params)),
    decide: (state) => resume(state),
  }),

  listHookFailures: list(contract.listHookFailures, {
    about: theHook,
    at: ({ params }) => ({ ranges: [failuresOf(params.campaign, params.hook)], backward: true }),
    page: () => ({ view: (item) => viewFailure(deliveryFrom(item)) }),
  }),

  replayHookFailure: command(contract.replayHookFailure, {
    about: theHook,
    reads: ({ params }) =>
      inOrder({ ...there(params), delivery: needed(delivery(params.campaign, params.hook, params.delivery)) }),
    decide: (state) => replay(state),
    answer: (found) => ({ status: 200, body: viewFailure(found.delivery), version: found.hook.version }),
  }),
};
