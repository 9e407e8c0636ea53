import { readFileSync } from 'node:fs';
import path from 'node:path';
import { externalFrom } from './external-identity.ts';
import { functionLog } from './function-log.ts';
import { isLoopback } from './listener.ts';
import { onNpmGone } from './parent-watch.ts';
import { since } from './since.ts';
import { withLocalReceivers } from './receivers.ts';
import { isFull } from './room.ts';
import { loadSample } from './sample.ts';
import { forwardBySmtp } from './smtp.ts';
import { type Stack, startStack } from './stack.ts';

/**
 * `npm start`: runs Valsam on this machine until it is stopped. PORT, HOST, VALSAM_DATA and DYNAMODB_ENDPOINT count, and
 * VALSAM_HOOKS_CA: a file with the certificates of receivers on this machine that hooks may then lead to. VALSAM_SMTP
 * (smtp://…) takes letters, VALSAM_ISSUER with VALSAM_CLIENT_ID signs people in.
 */
const began = performance.now();
const say = (line: string): void => console.log(line);
const step = (line: string): void => say(`  ${since(began).padStart(7)}  ${line}`);

const portOf = (value: string): number => {
  const port = Number(value);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new Error(`PORT is to be a number up to 65535, not ${JSON.stringify(value)}.`);
};

/** Whatever went wrong is said in one line; where in the program, only when VALSAM_DEBUG is set. */
const complain = (error: unknown): void => {
  const { message, stack } = error instanceof Error ? error : { message: String(error), stack: String(error) };
  const line = `${isFull(error) ? 'The disk is full: ' : ''}${message.split('\n')[0]}`;
  console.error(process.env.VALSAM_DEBUG ? stack : line);
};

const stopOnSignals = (stack: Stack): void => {
  const stop = async (): Promise<void> => {
    say('Stopping ...');
    await stack.stop();
    say('Stopped. The data stays where it is.');
    process.exit(0);
  };
  let asked = false;
  const onSignal = (): void => {
    // Asked twice, somebody is in a hurry: everything is as safe as after a power cut.
    if (asked) process.exit(1);
    asked = true;
    void stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  // Whoever started this is gone.
  process.on('disconnect', onSignal);
  onNpmGone(onSignal);
};

/** Letters that reach people are for a campaign, and nobody else may act as one of them. */
const needsProvider = (host: string): string =>
  `Valsam sends no letters from ${host} while nobody has a password: set VALSAM_ISSUER and VALSAM_CLIENT_ID to an OpenID provider, or HOST to a loopback address.`;

const tell = (url: string, isElsewhere: boolean): void => {
  if (isElsewhere)
    return say(`\nValsam is ready: ${url}; people sign in at ${process.env.VALSAM_ISSUER}. Ctrl-C stops it.`);
  const token = `${url === 'http://localhost:3000' ? '' : `VALSAM_URL=${url} `}npm run -s token -- district-head`;
  say(`
Valsam is ready: ${url}
  The API, described:  ${url}/docs
  Letters it has sent: ${process.env.VALSAM_SMTP ? 'handed on' : `${url}/mail`}
  A token to use it:   ${token}     (any persona; a wrong name lists them)
  Try:                 curl -H "Authorization: Bearer $(${token})" ${url}/campaigns/val-2018/pot
Ctrl-C stops it; the data stays.`);
};

const main = async (): Promise<void> => {
  const dataDir = path.resolve(process.env.VALSAM_DATA || '.valsam');
  const host = process.env.HOST || '127.0.0.1';
  const port = portOf(process.env.PORT || '3000');
  say(`Valsam is starting, with its data in ${dataDir}`);
  const external = externalFrom(process.env);
  if (!isLoopback(host) && process.env.VALSAM_SMTP && !external) throw new Error(needsProvider(host));
  if (!isLoopback(host) && !external) {
    console.error(`WARNING: Valsam listens on ${host}: whoever reaches it can be anybody, for nobody has a password.`);
  }
  const onLine = functionLog(path.join(dataDir, 'functions.log'), (line) => console.error(line));
  const receivers = process.env.VALSAM_HOOKS_CA;
  const adapt = receivers ? { adapt: withLocalReceivers(readFileSync(receivers, 'utf8')) } : {};
  const smtp = process.env.VALSAM_SMTP ? { forward: await forwardBySmtp(process.env.VALSAM_SMTP) } : {};
  const stack = await startStack({ dataDir, port, host, log: step, onLine, external, ...adapt, ...smtp });
  stopOnSignals(stack);
  void stack.broken.then(async (line) => {
    console.error(line);
    await stack.crash();
    process.exit(1);
  });
  try {
    // The sample's people have no accounts elsewhere.
    if (!external) await loadSample(stack, dataDir, step);
  } catch (error) {
    await stack.stop();
    throw error;
  }
  stack.setReady();
  tell(stack.url, external !== undefined);
};

export const start = async (): Promise<void> => {
  try {
    await main();
  } catch (error) {
    complain(error);
    process.exit(1);
  }
};
