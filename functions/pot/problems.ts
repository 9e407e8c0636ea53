import { problem, problemOfInput, type Problems, refusing } from '../../shared/problems.ts';

/** What the rules of the pot say no with, beside what is generic. Pure. */
export const problems = {
  'no-mandate': problem(
    409,
    'Inget mandat är antaget av alla tre cheferna.',
    'No mandate is adopted by all three heads.',
  ),
  'mandate-not-proposed': problem(409, 'Mandatet är inte längre ett förslag.', 'This mandate is no longer a proposal.'),
  'exceeds-contributions': problemOfInput(
    409,
    'Posterna blir större än det som skjutits till.',
    'The lines would exceed what is contributed.',
  ),
  'below-committed': problemOfInput(
    409,
    'Posten kan inte bli mindre än det som redan är bundet.',
    'The line cannot be less than what is committed on it.',
  ),
  'unit-unconfirmed': problem(
    409,
    'Föreningen är ny; en kanslichef behöver bekräfta den innan den får pengar.',
    'This association is new; an office head must confirm it before it is given money.',
  ),
  'not-a-member': problemOfInput(409, 'Personen hör inte till kansliet.', 'This person is not a member of the office.'),
  'insufficient-funds': problem(409, 'Pengarna räcker inte.', 'There is not enough money.'),
  'awaits-consent': problem(
    409,
    'Alla som begär tillsammans har inte godkänt sin del ännu.',
    'Not all who ask together have consented to their share yet.',
  ),
  'already-approved': problem(
    409,
    'En person godkänner bara för ett kansli.',
    'One person approves for one office only.',
  ),
  'nothing-to-take-back': problem(409, 'Du har inget att ta tillbaka.', 'You have nothing to take back.'),
  'already-paid': problem(409, 'Något är redan utbetalt.', 'Something has been paid already.'),
  'supplement-pending': problem(409, 'Ett tillägg väntar redan på beslut.', 'A supplement already awaits a decision.'),
  'exceeds-outstanding': problemOfInput(409, 'Mer än det som återstår.', 'More than what is outstanding.'),
  'exceeds-freed': problemOfInput(409, 'Mer än det som blev fritt.', 'More than what was set free.'),
  'exceeds-paid': problemOfInput(409, 'Mer än det som är utbetalt.', 'More than what is paid.'),
  'duplicate-receipt': problemOfInput(409, 'Kvittot är redan utbetalt.', 'This receipt has been paid already.'),
  'unknown-claim': problemOfInput(
    409,
    'Kravet finns inte eller är redan avgjort.',
    'No such claim, or it is settled already.',
  ),
  'open-claims': problem(
    409,
    'Krav är ännu obesvarade; betala eller avslå dem först.',
    'Claims are still unanswered; pay or decline them first.',
  ),
  'too-many-claims': problem(409, 'För många öppna krav.', 'Too many open claims.'),
  'too-many-payouts': problem(409, 'För många utbetalningar.', 'Too many payouts.'),
  'received-by-needed': problemOfInput(
    409,
    'Säg vilket kansli som fick tillbaka pengarna.',
    'Say which office received the money.',
  ),
  'below-assigned': problemOfInput(
    409,
    'Så mycket av pengarna är redan fördelat på poster.',
    'So much of the money is on budget lines already.',
  ),
  'nothing-to-settle': problem(
    409,
    'Ingen är skyldig någon något som inte redan är avräknat.',
    'Nobody owes anybody anything that is not settled already.',
  ),
  'not-later': problemOfInput(
    409,
    'Dagen ska vara senare än den nu gällande.',
    'The day must be later than the present one.',
  ),
} satisfies Problems;

export const refuse = refusing(problems);
