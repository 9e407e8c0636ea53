import path from 'node:path';
import { openDataFolder } from '../../infra/local/data-folder.ts';
import { startQueues } from '../../infra/local/queue-engine.ts';
import { caller } from '../../infra/local/wire.ts';
import { fillDisk, freeDisk } from './small-disk.ts';

/** Runs within a small disk, which SQLite finds only from there: says what became of each step. */
const folder = process.argv[2] ?? '';
const disk = path.dirname(folder);
const say = (line: string): void => console.log(line);

fillDisk(disk);
try {
  openDataFolder(folder);
} catch (error) {
  say(`the folder: ${/no room/.test((error as Error).message) ? 'no room' : (error as Error).message}`);
}
freeDisk(disk);
openDataFolder(folder).release();

type Messages = { readonly Messages?: readonly { readonly Body: string; readonly ReceiptHandle: string }[] };
const begin = async () => {
  const engine = await startQueues(folder);
  const sqs = caller(engine.endpoint, 'sqs');
  const QueueUrl = `${engine.endpoint}/000000000000/q`;
  await sqs('CreateQueue', { QueueName: 'q' });
  const send = (what: string) =>
    sqs('SendMessage', { QueueUrl, MessageBody: what.padEnd(200_000) }).then(
      () => say(`sent ${what}: taken`),
      () => say(`sent ${what}: refused`),
    );
  const receive = async () =>
    (await sqs<Messages>('ReceiveMessage', { QueueUrl, MaxNumberOfMessages: 10 })).Messages ?? [];
  const remove = (ReceiptHandle: string) => sqs('DeleteMessage', { QueueUrl, ReceiptHandle });
  return { engine, sqs, QueueUrl, send, receive, remove };
};

const first = await begin();
await first.sqs('SendMessage', { QueueUrl: first.QueueUrl, MessageBody: 'first' });
fillDisk(disk);
await first.send('second');
for (const { Body, ReceiptHandle } of await first.receive()) {
  say(`received: ${Body.trim()}`);
  await first.remove(ReceiptHandle);
}
freeDisk(disk);
await first.send('third');
await first.engine.stop();
const again = await begin();
for (const { Body } of await again.receive()) say(`after a new start: ${Body.trim()}`);
await again.engine.stop();
