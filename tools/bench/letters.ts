import { capabilities } from '../../functions/capabilities.ts';
import { handler as runJob } from '../../functions/letters/jobs.ts';
import { sendTo } from '../../functions/letters/sending/attempt.ts';
import { readingOf } from '../../functions/letters/sending/content.ts';
import type { Message, Outside } from '../../functions/letters/sending/outside.ts';
import { waitsNow } from '../../functions/letters/sending/waits.ts';
import type { Stack } from '../../infra/local/stack.ts';
import { type Cost, metered } from '../../shared/meter.ts';
import { putEach } from '../../shared/puts.ts';
import { aMorning, campaign, now, people } from './letters-stored.ts';
import type { Call } from './session.ts';
import type { Figure } from './steps.ts';

/** What a morning of digests takes: one run of the job, and one of the mailer, which here hands letters to nobody. */
export type Morning = {
  readonly digests: number;
  readonly job: Cost;
  readonly mailer: Cost;
  readonly letters: readonly Message[];
  readonly millis: number;
};

/** What these functions are told of where things are. Nobody reads the queue for what is put aside. */
export const lettersEnv = ({ table, queues }: Pick<Stack, 'table' | 'queues'>): Readonly<Record<string, string>> => {
  const [aside = ''] = Object.keys(queues.urls).filter((id) => id.startsWith('MailDueDeadLetters'));
  return {
    TABLE_NAME: table.name,
    AWS_ENDPOINT_URL_DYNAMODB: table.endpoint,
    AWS_ENDPOINT_URL_SQS: queues.endpoint,
    AWS_REGION: 'eu-north-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    QUEUE_URL_MAILER: queues.urls[aside] ?? '',
  };
};

export const storeMorning = async (): Promise<void> => {
  await putEach(aMorning);
};
/** What functions log goes where nobody takes it for a figure. */
const loggingAside = async <T>(work: () => Promise<T>): Promise<T> => {
  const { write } = process.stdout;
  process.stdout.write = process.stderr.write.bind(process.stderr) as typeof write;
  try {
    return await work();
  } finally {
    process.stdout.write = write;
  }
};
/** May be run once more: then nothing is left to be done. */
export const playMorning = (): Promise<Morning> => loggingAside(playedMorning);
const playedMorning = async (): Promise<Morning> => {
  const job = await metered(() => runJob({ now }));
  const letters: Message[] = [];
  const outside: Outside = {
    now: () => now,
    publicUrl: 'https://valsam.example.org',
    domain: 'valsam.example.org',
    post: async (letter) => {
      letters.push(letter);
      return { sent: 'ses' };
    },
    push: async () => ({ status: 201 }),
    stillWaits: waitsNow(capabilities, () => now),
  };
  const sending = { ...readingOf(campaign, outside), all: capabilities, outside };
  const began = performance.now();
  const mailer = await metered(async () => {
    for (const { id } of people) await sendTo(sending, id);
  });
  const millis = performance.now() - began;
  return { digests: job.result.digests, job: job.cost, mailer: mailer.cost, letters, millis };
};

/** What somebody asks for who sees what waits, and says how letters come. */
export const playWaiting = async (call: Call): Promise<readonly Figure[]> => {
  const asked: readonly (readonly [operation: string, persona: string, request: string, body?: object])[] = [
    ['GET /agenda, a head', 'district-head', 'GET /agenda'],
    ['GET /agenda (association)', 'association-solna', 'GET /agenda'],
    ['inbox, 25 notices', 'district-head', 'GET /offices/district/inbox'],
    ['inbox, what is open', 'district-head', 'GET /offices/district/inbox?open=true'],
    ['GET /preferences', 'district-head', 'GET /preferences'],
    ['PUT /preferences', 'district-head', 'PUT /preferences', { know: 'daily' }],
    ['GET /mails', 'district-head', 'GET /mails'],
    ['GET /timeline', 'district-head', 'GET /timeline'],
  ];
  const figures: Figure[] = [];
  for (const [operation, persona, request, body] of asked)
    figures.push({ operation, units: (await call(persona, request, body)).units });
  return figures;
};
