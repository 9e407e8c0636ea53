import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import { list, removed } from '../../../shared/resources.ts';

/** How what is known of people goes (GDPR, article 17). Pure. */
/** The campaigns that one was in, and is no more. */
export const erased = z.object({ campaigns: list(z.string()) });

export const contract = {
  eraseOneself: {
    route: 'DELETE /me',
    summary: 'Be forgotten, in all campaigns that one is in',
    description:
      'Everything known of one goes, and every text that names one. What happened stays, under an id that leads to nobody. A head hands over first; nothing goes before. Broken off, it is taken up by asking again.',
    see: 'oneself',
    act: 'oneself',
    result: erased,
    refusals: ['wrong-status'],
    example: { result: { campaigns: ['val-2026'] } },
  },
  forgetPerson: {
    see: 'offices-or-admin',
    act: 'admin',
    route: 'DELETE /campaigns/{campaign}/people/{person}',
    summary: 'Forget a person: everything known of them is deleted, and every text that names them',
    result: removed,
    refusals: ['own-membership', 'wrong-status'],
    example: { result: { id: '01M83Y8C5VMEMBER0000000001' } },
  },
} as const satisfies Contract;
