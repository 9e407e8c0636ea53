/**
 * Ways to say no. A refusal is a value that the rules return, never an exception, and it carries all that it says. Each
 * code is stable: clients may branch on it. Titles are shown to people, in Swedish and English.
 * Source of the shape: RFC 9457 (Problem Details for HTTP APIs). Pure.
 */
import { type Status, statuses } from './statuses.ts';

export type Text = { readonly sv: string; readonly en: string };
export type Language = keyof Text;

export const text = (sv: string, en: string): Text => ({ sv, en });

/** One way to say no: the HTTP status, and its title. */
export type Problem = {
  readonly status: number;
  readonly title: Text;
  /** It judges values that somebody gives: with others the answer would be another. */
  readonly ofInput?: true;
};
export type Problems = Readonly<Record<string, Problem>>;
/** Stable: each operation's contract lists those that its rules may return. */
export type ProblemCode = string;

export const problem = (status: number, sv: string, en: string): Problem => ({ status, title: { sv, en } });
/** A way to say no to what was given. */
export const problemOfInput = (status: number, sv: string, en: string): Problem => ({
  ...problem(status, sv, en),
  ofInput: true,
});

/** What the edge says, and what any rules may say. */
export const problems = {
  // what the edge says, in the order it is judged
  unauthorized: problem(401, 'Inloggningen gäller inte här.', 'This sign-in is not valid here.'),
  'insufficient-scope': problem(403, 'Inloggningen räcker inte till det här.', 'This sign-in does not reach this far.'),
  'too-many-requests': problem(429, 'Du frågar för ofta, vänta lite.', 'You ask too often, wait a moment.'),
  'not-found': problem(404, 'Det finns inget här.', 'There is nothing here.'),
  'not-allowed': problem(403, 'Det får du inte göra.', 'You may not do this.'),
  'sign-in-again': problem(
    401,
    'Bekräfta vem du är igen: det här kräver en ny inloggning.',
    'Confirm who you are again: this takes a fresh sign-in.',
  ),
  'unsupported-media-type': problem(415, 'Innehållet ska vara JSON.', 'The content must be JSON.'),
  'too-large': problem(413, 'Innehållet är för stort.', 'The content is too large.'),
  'method-not-allowed': problem(405, 'Så går det inte att fråga här.', 'This cannot be asked in that way.'),
  'malformed-request': problem(400, 'Anropet går inte att läsa.', 'The request cannot be read.'),
  'precondition-required': problem(428, 'Säg vad du har läst.', 'Say what you have read.'),
  'invalid-input': problemOfInput(422, 'Något i uppgifterna är fel.', 'Something in the input is wrong.'),
  'idempotency-key-reused': problem(
    422,
    'Nyckeln har använts för ett annat anrop.',
    'This key was used for another request.',
  ),
  'changed-meanwhile': problem(412, 'Någon hann ändra före dig.', 'Somebody changed this before you.'),
  busy: problem(503, 'För många på en gång, försök igen.', 'Too many at once, try again.'),
  'internal-error': problem(500, 'Något gick fel hos oss.', 'Something went wrong on our side.'),
  // what rules of several capabilities say
  'wrong-status': problem(409, 'Det går inte i det här läget.', 'This is not possible in its present state.'),
  'nothing-to-confirm': problem(409, 'Det finns inget att bekräfta.', 'There is nothing to confirm.'),
  'other-office-adopts': problem(
    409,
    'En chef för ett annat kansli ska anta ändringen.',
    'A head of another office must adopt the change.',
  ),
  'head-unconfirmed': problem(
    409,
    'Ditt chefskap vilar ännu på ett enda annat kanslis ord; chefen för det tredje kansliet ska bekräfta det först.',
    'Your headship still rests on one other office’s word; the head of the third office must confirm it first.',
  ),
  'rests-on': problem(409, 'Något senare bygger på det.', 'Something later rests on it.'),
  'too-many-feeds': problem(409, 'Det finns redan för många kalendrar.', 'There are too many feeds already.'),
  'too-soon': problem(409, 'Det är för snart.', 'That is too soon.'),
} satisfies Problems;

/** What can be wrong with a field, and as far as is known what would be right: between which bounds, or one of which. */
export type Fault = {
  readonly code: string;
  readonly detail: Text;
  /** Of a number; of a text the length in UTF-16 units, of a list or an object how many it has. */
  readonly minimum?: number;
  readonly maximum?: number;
  readonly allowed?: readonly (string | number | boolean)[];
};
/**
 * One thing wrong with one field: an RFC 6901 pointer into the body (or `/query/…`, `/path/…`). Further members say
 * where in a file it is (a line, a column).
 */
export type FieldError = Fault & { readonly pointer: string };

export type Refusal<C extends ProblemCode = ProblemCode> = Problem & {
  readonly refused: C;
  /** What is wrong this time. */
  readonly detail: Text;
  readonly errors?: readonly FieldError[];
  /** In seconds, where asking again makes sense after so long. */
  readonly retryAfter?: number;
  /** Extension members of the problem (RFC 9457, 3.2): figures and suggestions that a client can act on. */
  readonly more?: Readonly<Record<string, unknown>>;
};

/** A `refuse` that knows these problems beside the generic ones; each capability makes its own. */
export const refusing = <K extends string>(own: Readonly<Record<K, Problem>>) => {
  const known: Readonly<Record<K | keyof typeof problems, Problem>> = { ...problems, ...own };
  return <C extends K | keyof typeof problems>(refused: C, detail: Text = known[refused].title): Refusal<C> => ({
    refused,
    ...known[refused],
    detail,
  });
};

export const refuse = refusing<never>({});

/** Something is not possible while its status is this one. */
export const wrongStatus = (status: Status): Refusal<'wrong-status'> => {
  const [sv, en] = statuses[status];
  return refuse('wrong-status', text(`Det är ${sv}.`, `It is ${en}.`));
};

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'refused' in value;
