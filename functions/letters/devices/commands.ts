import { createHash, ECDH } from 'node:crypto';
import { type Identity, type Standing, subjectKey } from '../../../shared/actor.ts';
import { show } from '../../../shared/command.ts';
import type { Entity } from '../../../shared/commit.ts';
import type { Handlers } from '../../../shared/handler.ts';
import { invalidField } from '../../../shared/invalid-input.ts';
import { checkedAddress } from '../../../shared/outbound/addresses.ts';
import { isLocal } from '../../../shared/outbound/local.ts';
import { text } from '../../../shared/problems.ts';
import { entity, given, inOrder, needed, toSet } from '../../../shared/reads.ts';
import { addDevice, removeDevice } from '../rules.ts';
import type { Device } from '../state.ts';
import { command, mailbox } from '../store.ts';
import { viewDevice } from '../views.ts';
import { contract } from './contract.ts';
import { vapid } from './vapid.ts';

type Login = Entity & Standing & { readonly person: string };
const login = (campaign: string, { subject }: Identity) => needed(entity<Login>(subjectKey(campaign, subject)));
const own = ({ person: id, memberships }: Login) => ({ id, memberships });

const idLength = 16;
/** A page computes the same of its own subscription, and so knows which of the devices it is. */
const idOf = (endpoint: string): string => createHash('sha256').update(endpoint).digest('hex').slice(0, idLength);

const noPoint = {
  code: 'invalid-format',
  detail: text('Det är ingen punkt på kurvan P-256.', 'It is no point of the curve P-256.'),
};
const isOnCurve = (point: string): boolean => {
  try {
    return ECDH.convertKey(point, 'prime256v1', 'base64url', 'base64url', 'uncompressed') === point;
  } catch {
    return false;
  }
};

type Named = Omit<Device, 'since'>;
const adding = (device: Named) =>
  command(contract.addDevice, {
    reads: ({ params: { campaign }, identity }) =>
      inOrder({ login: login(campaign, identity), said: given({ device }) }, (found) => ({
        mailbox: toSet(mailbox(campaign, found.login.person)),
      })),
    decide: (state) => addDevice({ ...state, person: own(state.login) }, device),
    answer: ({ mailbox: { devices = [] } }) => ({
      status: 201,
      body: viewDevice(devices.find(({ id }) => id === device.id) as Device),
    }),
  });
const listing = (key: string) =>
  show(contract.listDevices, {
    reads: ({ params: { campaign }, identity }) =>
      inOrder({ login: login(campaign, identity) }, (found) => ({ mailbox: mailbox(campaign, found.login.person) })),
    answer: ({ mailbox: box }) => ({ status: 200, body: { key, items: (box?.devices ?? []).map(viewDevice) } }),
  });
/** By these the edge judges and reads. */
const nowhere: Named = { id: '', name: '', endpoint: '', p256dh: '', auth: '' };

export const operations: Handlers<typeof contract> = {
  listDevices: {
    ...listing(''),
    run: async (input, begun) => listing((await vapid()).publicKey).run(input, begun),
  },

  addDevice: {
    ...adding(nowhere),
    run: async (input, begun) => {
      const { endpoint, keys, name } = input.body;
      const checked = checkedAddress(endpoint, isLocal());
      if ('wrong' in checked) return invalidField('/endpoint', checked.wrong);
      if (!isOnCurve(keys.p256dh)) return invalidField('/keys/p256dh', noPoint);
      return adding({ id: idOf(checked.url), name, endpoint: checked.url, ...keys }).run(input, begun);
    },
  },

  removeDevice: command(contract.removeDevice, {
    reads: ({ params: { campaign }, identity }) =>
      inOrder({ login: login(campaign, identity) }, (found) => ({
        mailbox: toSet(mailbox(campaign, found.login.person)),
      })),
    decide: (state, { params }) => removeDevice(state.mailbox, params.device),
    answer: (_found, { params }) => ({ status: 200, body: { id: params.device } }),
  }),
};
