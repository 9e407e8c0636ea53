import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import { day, line, prose } from '../../../shared/fields.ts';
import { listOf, paging } from '../../../shared/paging.ts';
import { removedOrRetired } from '../../../shared/resources.ts';
import * as example from '../examples.ts';
import { asset, assetKind, inOrder, openingHours, span } from '../resources.ts';

/** What bikes and cabins there are, when they are free, and what is broken. Pure. */
const path = '/campaigns/{campaign}/materials/assets';
const one = `${path}/{asset}` as const;
const members = { see: 'offices-or-associations', act: 'offices-or-associations' } as const;

export const contract = {
  setAsset: {
    route: `PUT ${one}`,
    summary: 'Enter a bike, a cabin or another asset, or change it',
    description:
      'By the district office, which keeps them. A cabin is open from 12 to 18 unless `openingHours` say otherwise; without a `name` it is called by its kind and the number that its id ends with.',
    see: 'offices-or-associations',
    act: 'offices',
    body: z.strictObject({
      kind: assetKind,
      name: z.optional(line(60)),
      home: z.optional(line(100)),
      openingHours: z.optional(openingHours()),
      notes: z.optional(prose(1000)),
    }),
    result: asset,
    refusals: ['asset-in-use'],
    example: { body: example.assetBody, result: { ...example.asset, taken: [], defects: [] } },
  },
  removeAsset: {
    route: `DELETE ${one}`,
    summary: 'Remove an asset, or retire it',
    description:
      'By the district office. It is removed while nobody had booked it; else it is `retired`: it takes no new bookings, is offered to nobody, and comes back when it is entered again. Bookings that there are stay.',
    see: 'offices-or-associations',
    act: 'offices',
    result: removedOrRetired,
    decisive: { AssetRemoved: true },
    refusals: [],
    example: { result: { id: example.asset.id, retired: true } },
  },
  showAsset: {
    ...members,
    route: `GET ${one}`,
    summary: 'Show an asset with the days on which it is taken',
    result: asset,
    refusals: [],
    example: { result: example.asset },
  },
  listAssets: {
    ...members,
    route: `GET ${path}`,
    summary: 'List bikes and cabins, or those that are free',
    description:
      '`freeFrom` and `freeTo` (one of them alone: that day) leave those that are free on all the days. A page may then be shorter than `limit`: there is more as long as there is a `next`.',
    query: { ...paging, freeFrom: z.optional(day()), freeTo: z.optional(day()), kind: z.optional(assetKind) },
    result: listOf(asset),
    refusals: [],
    example: { result: { items: [example.asset] } },
  },
  reportDefect: {
    route: `POST ${one}/defects`,
    summary: 'Say that an asset cannot be used on some days',
    description:
      'By an office, or by an association that has booked it. The days can then not be booked. Bookings in the way stay, and show it: those who made them are told, with what is free instead.',
    ...members,
    status: 201,
    body: z.strictObject({ ...span, note: prose(500) }).check(inOrder()),
    result: asset,
    refusals: ['too-many-defects'],
    example: {
      body: { from: example.defect.from, to: example.defect.to, note: example.defect.note },
      result: example.asset,
    },
  },
  endDefect: {
    route: `POST ${one}/defects/{defect}/end`,
    summary: 'Say that an asset works again',
    description:
      'By the district office. The days can be booked again, and whose bookings the defect was in the way of is told.',
    see: 'offices-or-associations',
    act: 'offices',
    result: asset,
    refusals: [],
    example: { result: { ...example.asset, defects: [] } },
  },
} as const satisfies Contract;
