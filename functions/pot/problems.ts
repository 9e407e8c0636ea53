import { problem, type Problems, refusing } from '../../shared/problems.ts';

/** What the rules of the pot say no with, beside what is generic. Pure. */
export const problems = {
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
  'not-a-member': problem(409, 'Personen hör inte till kansliet.', 'This person is not a member of the office.'),
  'insufficient-funds': problem(409, 'Pengarna räcker inte.', 'There is not enough money.'),
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
} satisfies Problems;

export const refuse = refusing(problems);
