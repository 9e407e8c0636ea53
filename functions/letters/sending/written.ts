import type { AllOf, Reached } from '../../../shared/capability.ts';
import { fetching, readAll, readOne } from '../../../shared/fetching.ts';
import { addresseesOf } from '../../../shared/folds.ts';
import { log } from '../../../shared/log.ts';
import { inOrder, needed } from '../../../shared/reads.ts';
import { newSecret, type SecretLink, secretLinkItem } from '../../../shared/secret-link.ts';
import type { Mail, Mailbox } from '../state.ts';
import { mail, mailbox } from '../store.ts';
import { settled } from '../timing/preferences.ts';
import type { LetterInput } from '../writing/letter.ts';
import { campaignName, said } from './attempt.ts';
import { messageOf } from './letter.ts';
import type { Outside } from './outside.ts';
import { dropped, settledBy, taken } from './rules.ts';
import { mailWrite, newWrite, store } from './storing.ts';

/** Letters that commands have written (shared/letters.ts): to people without an account, and of what concerns an address. */

/** Where it goes, in which language, and what its secret link is for. */
type Found = Required<Reached> & { readonly link?: SecretLink };

const ofMailbox = ({ preferences }: Mailbox, address: string) => ({ address, language: settled(preferences).language });

/** The new address gets the link, as long as it is the one that is waited for. */
const toConfirm = (campaign: string, box: Mailbox, request: string): Found | undefined => {
  const { pending, id: person } = box;
  if (pending?.id !== request) return undefined;
  const link: SecretLink = { campaign, for: 'confirm', person, request, until: pending.until };
  return { ...ofMailbox(box, pending.address), link };
};

const find = async (all: AllOf<'addressees'>, campaign: string, to: string): Promise<Found | undefined> => {
  const [kind = '', person = '', request = ''] = to.split('/');
  if (kind === 'address' || kind === 'person') {
    const box = await readOne(mailbox(campaign, person));
    if (!box) return undefined;
    if (kind === 'address') return toConfirm(campaign, box, request);
    return box.address === undefined || box.blocked ? undefined : ofMailbox(box, box.address);
  }
  const addressees = addresseesOf(all);
  const reach = Object.hasOwn(addressees, kind) ? addressees[kind] : undefined;
  if (!reach) throw new Error(`no capability knows how ${kind} is reached`);
  const reached = await reach(campaign, to.slice(kind.length + 1));
  return reached && { language: 'sv', ...reached };
};

const paths: Readonly<Record<SecretLink['for'], string>> = { confirm: 'confirm', unsubscribe: 'unsubscribe' };

/** Sends one of them, if it is due: taken first, as any letter is. They know no quiet hours: somebody waits for them. */
export const sendWritten = async (
  all: AllOf<'addressees'>,
  campaign: string,
  id: string,
  outside: Outside,
): Promise<void> => {
  const found = await readAll(inOrder({ mail: needed(mail(campaign, id)), name: campaignName(campaign) }), fetching());
  const now = outside.now();
  if (!found || !(found.mail.state === 'due' || found.mail.state === 'sending') || found.mail.due > now) return;
  const to = await find(all, campaign, found.mail.to);
  const { domain } = outside;
  if (!to || domain === undefined) {
    await store([mailWrite(campaign, dropped(found.mail, to ? 'not-set-up' : 'gone'), now)]);
    return;
  }
  const mine = taken(found.mail, now);
  const secret = newSecret();
  const link = to.link && newWrite(secretLinkItem(secret, to.link));
  // Somebody else has it: when the lease is over it is seen what became of it.
  if ((await store([mailWrite(campaign, mine, now), ...(link ? [link] : [])])) !== 'committed') return;
  const message = await messageOf(
    { campaign, campaignName: found.name, domain, publicUrl: outside.publicUrl },
    {
      kind: mine.kind as LetterInput['kind'],
      id,
      at: now,
      language: to.language,
      to: to.address,
      lines: [],
      ...(to.link && {
        secretLink: `${outside.publicUrl}/${paths[to.link.for]}/${secret}`,
        until: to.link.until,
      }),
    },
  );
  const posted = await outside.post(message);
  const held: Mail = { ...mine, version: mine.version + 1 };
  const then = outside.now();
  const outcome = await store([mailWrite(campaign, settledBy(held, posted, then), then)]);
  log.info('letter', { kind: mine.kind, stored: outcome === 'committed', ...said(posted) });
};
