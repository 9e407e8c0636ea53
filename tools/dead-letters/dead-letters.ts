import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { SQSClient } from '@aws-sdk/client-sqs';
import { localKey, region } from '../../infra/local/names.ts';
import { enginesFile } from '../../infra/local/data-folder.ts';
import { kindOf, lineOf } from './explain.ts';
import { type Aside, asidesOf, letGo, sendAgain, taken } from './queues.ts';

/**
 * `npm run dead-letters`: what failed too often and was put aside, with what it is and where to look. `-- --redrive` lets it
 * try again, with `--dry-run` it only says what would. Of the Valsam that runs on this machine (`VALSAM_DATA`), or with
 * `--aws` of a deployment (`--stack`, `Valsam` where nothing is said), with the account and region of the AWS CLI.
 */
export type Wish = { readonly redrive: boolean; readonly dryRun: boolean; readonly queue: string | undefined };

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

const handle = async (client: SQSClient, aside: Aside, wish: Wish, say: (line: string) => void): Promise<number> => {
  const letters = await taken(client, aside.url);
  const { what, log, chapter } = kindOf(aside.name);
  say(`${aside.name}: ${plural(letters.length, 'message')} (${what})`);
  say(`  why: the log ${log}; what to do: docs/RUNBOOK.md#${chapter}`);
  for (const { body, sentAt } of letters) say(`  ${sentAt?.toISOString() ?? 'at some time'}  ${lineOf(body)}`);
  if (!wish.redrive || letters.length === 0) {
    await letGo(client, aside.url, letters);
    return letters.length;
  }
  if (aside.source === undefined) {
    say('  They were in no queue: the sweeper sends again within the hour what has arrived nowhere.');
    await letGo(client, aside.url, letters);
    return letters.length;
  }
  if (wish.dryRun) {
    say(`  ${plural(letters.length, 'message')} would be sent again.`);
    await letGo(client, aside.url, letters);
    return letters.length;
  }
  for (const letter of letters) await sendAgain(client, aside, letter);
  say(`  ${plural(letters.length, 'message')} sent again.`);
  return 0;
};

/** @returns how many are left where they were. */
export const handleAll = async (
  client: SQSClient,
  stack: string | undefined,
  wish: Wish,
  say: (line: string) => void,
): Promise<number> => {
  const asides = await asidesOf(client, stack);
  if (asides.length === 0)
    throw new Error('There is no queue of what was put aside: is it the right stack and region?');
  const meant = asides.filter(({ name }) => wish.queue === undefined || name === wish.queue);
  if (meant.length === 0)
    throw new Error(
      `There is no queue ${wish.queue}: there are ${asides
        .map(({ name }) => name)
        .sort()
        .join(', ')}.`,
    );
  let left = 0;
  for (const aside of meant.toSorted((a, b) => (a.name < b.name ? -1 : 1)))
    if (aside.waiting > 0) left += await handle(client, aside, wish, say);
  if (left === 0) say(wish.redrive ? 'Nothing is left.' : 'Nothing was put aside.');
  return left;
};

/** The engine of the Valsam that runs on this machine. Throws where none does. */
const localClient = (dataDir: string): SQSClient => {
  const file = path.join(dataDir, enginesFile);
  if (!existsSync(file)) throw new Error(`No Valsam runs with its data in ${dataDir}: start it, or say --aws.`);
  const { queues: endpoint } = JSON.parse(readFileSync(file, 'utf8')) as { readonly queues: string };
  const credentials = { accessKeyId: localKey.id, secretAccessKey: localKey.secret };
  return new SQSClient({ endpoint, region, credentials });
};

const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      aws: { type: 'boolean', default: false },
      stack: { type: 'string', default: 'Valsam' },
      queue: { type: 'string' },
      redrive: { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
    },
  });
  const wish = { redrive: values.redrive, dryRun: values['dry-run'], queue: values.queue };
  const client = values.aws ? new SQSClient({}) : localClient(path.resolve(process.env.VALSAM_DATA || '.valsam'));
  await handleAll(client, values.aws ? values.stack : undefined, wish, (line) => console.log(line));
};

if (import.meta.main) {
  try {
    await main();
  } catch (error) {
    const { message, code } = error as Error & { readonly code?: string };
    console.error(code === 'ECONNREFUSED' ? 'The Valsam of that folder has ended: start it again.' : message);
    process.exitCode = 1;
  }
}
