import { announce } from '../../core/announce.ts';
import { call } from '../../core/call.ts';
import type { Answer } from '../../core/contract.ts';
import { refreshAll } from '../../core/data.ts';
import type { Failure } from '../../core/failure.ts';
import { texts } from './texts.ts';

/** Whose inbox it is. Offices and associations have routes of their own. */
export type Inbox = { readonly campaign: string; readonly unit: string; readonly isOffice: boolean };
export type Notice = Answer<'GET /campaigns/{campaign}/offices/{office}/inbox'>['items'][number];

/** Read is kept per person, and saying so again changes nothing: no key is needed twice. */
export const read = async ({ campaign, unit, isOffice }: Inbox, notice: string): Promise<Failure | undefined> => {
  const key = crypto.randomUUID();
  const called = isOffice
    ? await call(
        'POST /campaigns/{campaign}/offices/{office}/inbox/{notice}/reading',
        { path: { campaign, office: unit, notice } },
        { key },
      )
    : await call(
        'POST /campaigns/{campaign}/associations/{association}/inbox/{notice}/reading',
        { path: { campaign, association: unit, notice } },
        { key },
      );
  if ('failure' in called) return called.failure;
  await refreshAll();
  announce(texts().wasRead);
  return undefined;
};

/** All up to that one and what came before, two hundred at a time. */
export const readAll = async ({ campaign, unit, isOffice }: Inbox, newest: string): Promise<Failure | undefined> => {
  let upTo: string | undefined = newest;
  let many = 0;
  while (upTo !== undefined) {
    const key = crypto.randomUUID();
    const body: { upTo: string } = { upTo };
    const called = isOffice
      ? await call(
          'POST /campaigns/{campaign}/offices/{office}/inbox/reading',
          { path: { campaign, office: unit }, body },
          { key },
        )
      : await call(
          'POST /campaigns/{campaign}/associations/{association}/inbox/reading',
          { path: { campaign, association: unit }, body },
          { key },
        );
    if ('failure' in called) return called.failure;
    if ('unchanged' in called) break;
    many += called.value.read;
    upTo = called.value.next;
  }
  await refreshAll();
  announce(texts().wereRead(many));
  return undefined;
};
