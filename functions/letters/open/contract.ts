import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';

/**
 * Where letters lead. To look changes nothing, whatever follows the link: what changes something is the form on the page,
 * or the one click that programs for mail offer (RFC 8058). Pure.
 */
const open = {
  see: 'anyone',
  act: 'anyone',
  result: z.string(),
  produces: 'text/html',
  refusals: ['not-found'],
  example: { result: '<!doctype html>…' },
} as const;

export const contract = {
  showConfirmation: {
    ...open,
    route: 'GET /confirm/{token}',
    summary: 'A page on which an address is confirmed',
  },
  confirmAddress: {
    ...open,
    route: 'POST /confirm/{token}',
    summary: 'Confirm that an address is one’s own',
    description: 'By the link that was sent there, within two days, once.',
  },
  showUnsubscribing: {
    ...open,
    route: 'GET /unsubscribe/{token}',
    summary: 'A page on which letters are stopped',
  },
  unsubscribe: {
    ...open,
    route: 'POST /unsubscribe/{token}',
    summary: 'Get no more letters',
    description:
      'One click (RFC 8058): any body is taken, also `List-Unsubscribe=One-Click`. The only head of an office still hears of decisions, once a day, and the page says why.',
  },
  showAsked: {
    ...open,
    route: 'GET /answer/{token}',
    summary: 'A page that shows somebody without an account what they are asked for',
    description:
      'And how to answer: nobody votes, pays or gets a role by such a link, and looking changes nothing. It leads to nothing once what it is about is over.',
  },
} as const satisfies Contract;
