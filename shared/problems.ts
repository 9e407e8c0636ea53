/**
 * The closed registry of ways to say no. A refusal is a value that the rules return, never an exception.
 * Each code is stable: clients may branch on it. Titles are shown to people, in Swedish and English.
 * Source of the shape: RFC 9457 (Problem Details for HTTP APIs). Pure.
 */
export type Text = { readonly sv: string; readonly en: string };
export type Language = keyof Text;

const problem = <S extends number>(status: S, sv: string, en: string) => ({ status, title: { sv, en } }) as const;

export const problems = {
  // what the edge says, in the order it is judged
  unauthorized: problem(401, 'Inloggningen gäller inte här.', 'This sign-in is not valid here.'),
  'not-found': problem(404, 'Det finns inget här.', 'There is nothing here.'),
  'not-allowed': problem(403, 'Det får du inte göra.', 'You may not do this.'),
  'unsupported-media-type': problem(415, 'Innehållet ska vara JSON.', 'The content must be JSON.'),
  'too-large': problem(413, 'Innehållet är för stort.', 'The content is too large.'),
  'malformed-request': problem(400, 'Anropet går inte att läsa.', 'The request cannot be read.'),
  'invalid-input': problem(422, 'Något i uppgifterna är fel.', 'Something in the input is wrong.'),
  'idempotency-key-reused': problem(
    422,
    'Nyckeln har använts för ett annat anrop.',
    'This key was used for another request.',
  ),
  'changed-meanwhile': problem(412, 'Någon hann ändra före dig.', 'Somebody changed this before you.'),
  busy: problem(503, 'För många på en gång, försök igen.', 'Too many at once, try again.'),
  'internal-error': problem(500, 'Något gick fel hos oss.', 'Something went wrong on our side.'),
  // setting up a campaign
  'admin-holds-no-other-role': problem(
    409,
    'En administratör har ingen annan roll.',
    'An administrator holds no other role.',
  ),
  'own-membership': problem(409, 'Ingen ändrar sina egna roller.', 'Nobody changes their own roles.'),
  'subject-taken': problem(409, 'Inloggningen hör till någon annan.', 'This sign-in belongs to somebody else.'),
  'nothing-to-confirm': problem(409, 'Det finns inget att bekräfta.', 'There is nothing to confirm.'),
  // the pot
  'no-mandate': problem(
    409,
    'Inget mandat är antaget av alla tre cheferna.',
    'No mandate is adopted by all three heads.',
  ),
  'mandate-not-proposed': problem(409, 'Mandatet är inte längre ett förslag.', 'This mandate is no longer a proposal.'),
  'exceeds-contributions': problem(
    409,
    'Posterna blir större än det som skjutits till.',
    'The lines would exceed what is contributed.',
  ),
  'below-committed': problem(
    409,
    'Posten kan inte bli mindre än det som redan är bundet.',
    'The line cannot be less than what is committed on it.',
  ),
  'other-office-adopts': problem(
    409,
    'En chef för ett annat kansli ska anta ändringen.',
    'A head of another office must adopt the change.',
  ),
  'not-a-member': problem(409, 'Personen hör inte till kansliet.', 'This person is not a member of the office.'),
  'insufficient-funds': problem(409, 'Pengarna räcker inte.', 'There is not enough money.'),
  'wrong-status': problem(409, 'Det går inte i det här läget.', 'This is not possible in its present state.'),
  'already-approved': problem(
    409,
    'En person godkänner bara för ett kansli.',
    'One person approves for one office only.',
  ),
  'nothing-to-take-back': problem(409, 'Du har inget att ta tillbaka.', 'You have nothing to take back.'),
  'already-paid': problem(409, 'Något är redan utbetalt.', 'Something has been paid already.'),
  'supplement-pending': problem(409, 'Ett tillägg väntar redan på beslut.', 'A supplement already awaits a decision.'),
  'exceeds-outstanding': problem(409, 'Mer än det som återstår.', 'More than what is outstanding.'),
  'exceeds-paid': problem(409, 'Mer än det som är utbetalt.', 'More than what is paid.'),
  'duplicate-receipt': problem(409, 'Kvittot är redan utbetalt.', 'This receipt has been paid already.'),
  'unknown-claim': problem(
    409,
    'Kravet finns inte eller är redan avgjort.',
    'No such claim, or it is settled already.',
  ),
  'too-many-claims': problem(409, 'För många öppna krav.', 'Too many open claims.'),
  'received-by-needed': problem(
    409,
    'Säg vilket kansli som fick tillbaka pengarna.',
    'Say which office received the money.',
  ),
  'not-later': problem(409, 'Dagen ska vara senare än den nu gällande.', 'The day must be later than the present one.'),
  // staff
  'position-too-small': problem(
    409,
    'En anställning på mindre än 50 % blir dåligt ledd.',
    'An employment of less than 50 % is badly supervised.',
  ),
  'share-too-small': problem(
    409,
    'En förening får minst 50 % av en befattning, ensam eller ihop med grannar.',
    'An association gets at least 50 % of a position, alone or together with neighbours.',
  ),
  'over-allocated': problem(409, 'Befattningen räcker inte.', 'The position has not that much left.'),
  'position-in-use': problem(409, 'Befattningen har tilldelningar.', 'The position has allocations.'),
  'too-many-allocations': problem(409, 'Befattningen har för många tilldelningar.', 'The position has too many parts.'),
  'request-closed': problem(409, 'Begäran är inte öppen.', 'The request is not open.'),
  'outside-period': problem(
    409,
    'Tiden ligger utanför befattningens eller begärans.',
    'The period lies outside that of the position or of the request.',
  ),
  'exceeds-request': problem(409, 'Mer än det som begärts.', 'More than what was asked for.'),
  // plans
  'plan-too-large': problem(409, 'Planen är för stor.', 'The plan is too large.'),
  'too-many-feeds': problem(409, 'Enheten har redan för många kalendrar.', 'The unit has too many feeds already.'),
  'too-many-hooks': problem(409, 'Kansliet har redan för många anrop.', 'The office has too many hooks already.'),
  // material
  'below-zero': problem(409, 'Så mycket finns inte i lagret.', 'There is not so much in stock.'),
  'insufficient-stock': problem(409, 'Lagret räcker inte.', 'There is not enough in stock.'),
  'over-ration': problem(409, 'Mer än föreningens ranson.', 'More than the association’s ration.'),
  'too-late': problem(409, 'Det är för sent att trycka mer.', 'It is too late to print more.'),
  'order-too-large': problem(409, 'Beställningen är för stor.', 'The order is too large.'),
  'not-valid': problem(409, 'Det gäller inte nu.', 'It is not valid now.'),
  'exceeds-held': problem(409, 'Mer än det som är undanlagt.', 'More than what is kept for it.'),
  // bikes and cabins
  'asset-in-use': problem(409, 'Den är bokad som det slag den är.', 'It is booked as the kind it is.'),
  'already-booked': problem(409, 'Den är redan bokad.', 'It is booked already.'),
  'out-of-order': problem(409, 'Den går inte att använda då.', 'It cannot be used then.'),
  'none-free': problem(409, 'Ingen är ledig.', 'None is free.'),
  'too-soon': problem(409, 'Det är för snart.', 'That is too soon.'),
  'too-long': problem(409, 'Det är för länge.', 'That is too long.'),
  'over-month-limit': problem(409, 'Det blir för mycket den månaden.', 'That is too much in that month.'),
  'cabin-needs-crew': problem(409, 'Valstugan är inte bemannad.', 'The cabin is not staffed.'),
  'too-many-defects': problem(409, 'Den har för många felanmälningar.', 'Too many defects are reported of it.'),
} as const;

export type ProblemCode = keyof typeof problems;

/** One thing wrong with one field: an RFC 6901 pointer into the body (or `/query/…`, `/path/…`). */
export type FieldError = { readonly pointer: string; readonly code: string; readonly detail: string };

export type Refusal<C extends ProblemCode = ProblemCode> = {
  readonly refused: C;
  readonly detail: Text;
  readonly errors?: readonly FieldError[];
  /** Extension members of the problem (RFC 9457, 3.2): figures and suggestions that a client can act on. */
  readonly more?: Readonly<Record<string, unknown>>;
};

export const text = (sv: string, en: string): Text => ({ sv, en });

export const refuse = <C extends ProblemCode>(refused: C, detail: Text = problems[refused].title): Refusal<C> => ({
  refused,
  detail,
});

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'refused' in value;
