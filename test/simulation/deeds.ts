import { contract } from '../support/pot-contract.ts';
import { problemCodes } from '../../tools/openapi/problems.ts';
import { keyedBy, idempotencyOf } from '../../shared/idempotency.ts';
import { unpacked } from '../../shared/packed.ts';
import { unsealed } from '../../shared/sealed.ts';
import { problemOf } from '../../functions/capabilities.ts';
import { type Answer, type Asker, campaign, type Deed } from './clients.ts';
import type { Event, Item } from './evidence.ts';

/** Judges what the clients were answered against what is stored. Each function lists what is wrong, for people to read. */
const isOk = ({ status }: Answer): boolean => status < 300;
const isBusy = ({ status }: Answer): boolean => status === 503;
const tell = ({ command, key, answers }: Deed): string =>
  `${command.operation} by ${command.persona} (${key ?? 'no key'}): ` +
  answers
    .map(({ status, replayed, text }) => `${status}${replayed ? ' replayed' : ''} ${text.slice(0, 160)}`)
    .join(' | ');

/** What neither succeeded nor was refused as its contract says. */
const isDeclared = ({ command: { operation } }: Deed, { status, type, text, retryAfter }: Answer): boolean => {
  if (status < 300) return status === 200 || status === 201;
  if (type !== 'application/problem+json') return false;
  const code = (JSON.parse(text) as { readonly code: string }).code;
  if (code === 'internal-error' || problemOf(code).status !== status) return false;
  return problemCodes(contract[operation]).includes(code) && (status !== 503 || Number(retryAfter) > 0);
};

export const undeclared = (deeds: readonly Deed[]): readonly string[] =>
  deeds.filter((deed) => !deed.answers.every((answer) => isDeclared(deed, answer))).map(tell);

export const busyAnswers = (deeds: readonly Deed[]): number =>
  deeds.flatMap(({ answers }) => answers.filter(isBusy)).length;

const bytes = (onTheWire: unknown): Uint8Array => Buffer.from(String(onTheWire), 'base64');

/** What was answered, but for the texts: these are told as they stand in the end (retold.ts). */
const said = (text: string): string =>
  JSON.stringify(JSON.parse(text), (name, value: unknown) => (/^(purpose|reason)$/.test(name) ? undefined : value));

const idempotency = ({ command, path, key = '' }: Deed) =>
  idempotencyOf(
    { subject: command.persona, method: 'POST', path: `/campaigns/${campaign}${path}`, key },
    // Nothing sent is as good as an empty body.
    { query: {}, body: command.body ?? {} },
  );

/** What is answered to a keyed command once it has had its effect, by what tells the command. */
export type StoredAnswers = ReadonlyMap<string, string>;
const told = (deed: Deed): string => keyedBy(idempotency(deed)).toString('hex');

/**
 * Taken from the items that hold answers; where an event holds the key of a command, that is asked once more, now that
 * all is quiet, and must be a replay.
 */
export const storedAnswers = async (
  asker: Asker,
  deeds: readonly Deed[],
  items: readonly Item[],
): Promise<StoredAnswers> => {
  const kept = new Map(items.filter(({ pk }) => pk.startsWith('idem#')).map(({ pk, answer }) => [pk, answer]));
  const carried = new Set(items.flatMap(({ keyed }) => (keyed ? Buffer.from(bytes(keyed)).toString('hex') : [])));
  const answers = new Map<string, string>();
  for (const deed of deeds.filter(({ key }) => key !== undefined)) {
    const { command, path, key } = deed;
    const answer = kept.get(`idem#${idempotency(deed).id}`);
    if (answer !== undefined) {
      const opened = unsealed(bytes(answer), Buffer.from(idempotency(deed).secret, 'hex'));
      answers.set(told(deed), said(JSON.stringify(unpacked<{ readonly body: unknown }>(opened).body)));
    } else if (carried.has(told(deed))) {
      const { replayed, status, text } = await asker.send(command, path, key);
      answers.set(told(deed), replayed ? said(text) : `not replayed, but ${status}`);
    }
  }
  return answers;
};

/**
 * Once a command has had its effect, every repetition replays its answer; before it has had one nothing is replayed.
 * Twins may overtake each other: what came in before the effect may be answered after it.
 */
const isRepeatedWell = ({ answers, twins }: Deed, stored: string | undefined): boolean => {
  if (stored === undefined) return answers.every(({ replayed }) => !replayed);
  const first = answers.findIndex(({ text }) => said(text) === stored);
  const isReplay = ({ replayed, text }: Answer): boolean => replayed && said(text) === stored;
  const originals = answers.filter(({ replayed, text }) => !replayed && said(text) === stored).length;
  // An original that was answered `busy` was committed all the same; then all the others are replays.
  const isOnce = originals === 1 || (originals === 0 && answers.some(isBusy));
  const later = answers.slice(Math.max(first + 1, twins ? 2 : 0));
  return (
    isOnce &&
    answers.every((answer) => !answer.replayed || isReplay(answer)) &&
    later.every((answer) => isReplay(answer) || isBusy(answer))
  );
};

export const badlyRepeated = (deeds: readonly Deed[], stored: StoredAnswers): readonly string[] =>
  deeds.filter((deed) => deed.key !== undefined && !isRepeatedWell(deed, stored.get(told(deed)))).map(tell);

export const replays = (deeds: readonly Deed[]): number =>
  deeds.flatMap(({ answers }) => answers.filter(({ replayed }) => replayed)).length;

/** Twins of which one had its effect and the other was refused: right only if things changed just in between. */
export const unlikeTwins = (deeds: readonly Deed[], stored: StoredAnswers): readonly string[] =>
  deeds
    .filter((deed) => deed.twins && stored.get(told(deed)) !== undefined)
    .filter(({ answers }) => answers.some((answer) => !isOk(answer) && !isBusy(answer)))
    .map(tell);

/** The commands that always have an effect, and the event that is theirs: found by its amount, which no other has. */
const effects: Readonly<Record<string, string>> = {
  submitSpending: 'SpendingRequested',
  editSpending: 'SpendingEdited',
  supplementSpending: 'SupplementRequested',
  claimPayment: 'ClaimMade',
  payOut: 'PayoutMade',
  takeReturn: 'ReturnReceived',
  contribute: 'ContributionMade',
  setBudgetLine: 'BudgetLineProposed',
};

/**
 * How often each effect was answered and how often it happened. One answer of success is one effect; `busy` to the end
 * may be one or none. Several may ask for the same amount, the rest of a reservation: then they are counted together.
 */
export const miscounted = (deeds: readonly Deed[], events: readonly Event[]): readonly string[] => {
  const happened = Map.groupBy(
    events.filter(({ type }) => Object.values(effects).includes(type)),
    ({ type, amount }) => `${type} ${amount}`,
  );
  const asked = Map.groupBy(
    deeds.filter(({ command: { operation } }) => operation in effects),
    ({ command: { operation, body } }) => `${effects[operation]} ${(body as { readonly amount: number }).amount}`,
  );
  return [...new Set([...happened.keys(), ...asked.keys()])].flatMap((effect) => {
    const deedsOfIt = asked.get(effect) ?? [];
    const sure = deedsOfIt.filter(({ answers }) => answers.some(isOk)).length;
    const unsure = deedsOfIt.filter(({ answers }) => !answers.some(isOk) && answers.some(isBusy)).length;
    const count = happened.get(effect)?.length ?? 0;
    return count >= sure && count <= sure + unsure ? [] : [`${effect}: answered ${sure}, happened ${count}`];
  });
};
