import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import sample from '../../data/campaign-2018.json' with { type: 'json' };
import type { Mail } from '../../functions/letters/state.ts';
import { mailFrom, mailItem, mailsOf } from '../../functions/letters/store.ts';
import { queryAll, transact } from '../../shared/table.ts';
import { importCampaign } from '../../tools/import/import.ts';
import { lettersIn, mailsTo } from '../support/mail-api.ts';
import { campaignOf, closeStack, openStackWith, theStack } from '../support/stack.ts';
import { useTable } from '../support/table-env.ts';

/** `npm run demo`: its acts as they are played against what `npm start` starts, with the sample in it. */
const id = sample.campaign.id;
const { must, call } = campaignOf(id);
const letters = lettersIn({ id, must, call });
const heads = ['district-head', 'city-hall-head', 'county-council-head'];

const said: string[] = [];
beforeAll(async () => {
  await openStackWith({});
  useTable();
  const { url, token } = theStack();
  vi.stubEnv('VALSAM_URL', url);
  vi.spyOn(console, 'log').mockImplementation((line = '') => void said.push(String(line)));
  await importCampaign({ url, tokenFor: token, file: sample, asIs: false, say: () => {} });
  for (const persona of [...heads, 'association-nykvarn']) {
    const email = letters.addressOf(persona);
    await letters.nameAddress(persona, email, email);
  }
}, 240_000);
afterAll(async () => {
  vi.restoreAllMocks();
  await closeStack();
});
const told = () => said.splice(0).join('\n');

/** The day comes on which somebody is reminded of that: the letter is due, and the job finds it. */
const theDayComes = async (subject: string): Promise<void> => {
  await theStack().idle();
  const isOfIt = (mail: Mail) => mail.kind === 'reminder' && mail.subject === subject && mail.state === 'due';
  const found = (await Promise.all(mailsOf(id).map((range) => queryAll(range)))).flat().map(mailFrom).filter(isOfIt);
  const now = new Date().toISOString();
  const due = new Date(Date.now() - 120_000).toISOString();
  // One day each: the first alone has come.
  const [first] = found.map(({ due: on }) => on).toSorted();
  for (const mail of found.filter((each) => each.due === first)) {
    const item = mailItem(id, { ...mail, due }, now);
    await transact([{ kind: 'put', item, expected: mail.version }], mail.id.slice(-36));
  }
  await theStack().invoke('mail-jobs', { now });
};

describe('the demo', () => {
  test.each([
    ['pot', async () => (await import('../../tools/demo/pot.ts')).playPot(), 'And the ledger is whole.'],
    ['staff', async () => (await import('../../tools/demo/staff.ts')).playStaff(), 'withdraws.'],
    ['material', async () => (await import('../../tools/demo/materials.ts')).playMaterials(), 'So it takes a bike.'],
    ['publicity', async () => (await import('../../tools/demo/publicity.ts')).playPublicity(), 'has it as cancelled'],
  ])('plays %s to its end', async (_, play, end) => {
    await play();
    expect(told()).toContain(end);
  });

  test('plays letters: a head is reminded, follows the link, signs in and approves; the answer and an invitation come', async () => {
    const wishes = await letters.preferences('association-nykvarn');
    const { playLetters } = await import('../../tools/demo/letters.ts');
    await playLetters(theDayComes);
    const lines = told();
    const owner = /-> 201 .*"owner":"([\w-]+)"/.exec(lines)?.[1];
    const [head, member] = [letters.addressOf(`${owner}-head`), letters.addressOf('association-nykvarn')];
    const inOrder = [
      `To: ${head}\n    Subject: Nykvarn har bett om besök av en kandidat`,
      `To: ${head}\n    Subject: Påminnelse: `,
      '-> 200 Valsam',
      'GET /campaigns/val-2018/agenda?about=visits%2Fnykvarn.',
      'acceptVisit: POST ',
      `To: ${member}\n    Subject: Besöket hos er blir `,
      `To: ${member}\n    Subject: Besöket hos er blir `,
      'METHOD:REQUEST',
    ];
    let at = 0;
    for (const part of inOrder) {
      const found = lines.indexOf(part, at);
      expect(found, `${part} in ${lines.slice(at)}`).toBeGreaterThan(-1);
      at = found + 1;
    }
    expect(lines).toMatch(new RegExp(`ATTENDEE;.*RSVP=FALSE:MAILTO:${member}`));
    // Whoever was reminded once is reminded by one letter.
    const reminders = (await mailsTo(head)).filter(({ subject }) => subject.startsWith('Påminnelse'));
    expect(reminders).toHaveLength(1);
    // What people had wanted before they want again.
    expect(await letters.preferences('association-nykvarn')).toEqual({ ...wishes, version: expect.any(Number) });
  });

  test('says so where letters are handed to a server elsewhere', async () => {
    vi.stubGlobal('fetch', async () => new Response('', { status: 404 }));
    const { playLetters } = await import('../../tools/demo/letters.ts');
    await playLetters();
    expect(told()).toContain('Letters are handed to a server elsewhere');
    vi.unstubAllGlobals();
  });
});
