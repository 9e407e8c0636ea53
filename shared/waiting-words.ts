import { kronor, type Ore } from './money.ts';
import { type Text, text } from './problems.ts';
import type { Unit } from './units.ts';
import { type Fact, fact, type Open } from './waiting.ts';

/** What capabilities need to tell of what waits. Pure. */

/** The same in both languages. */
export const plain = (said: string): Text => text(said, said);
export const inMoney = (amount: Ore): Text => text(kronor(amount), kronor(amount, 'en'));
export const period = (from: string, to: string): Text =>
  from === to ? plain(from) : text(`${from} till ${to}`, `${from} to ${to}`);

/** A fact of a wait, as a text. */
export const factOf = ({ facts }: Pick<Open, 'facts'>, name: string): string => String(facts?.[name] ?? '');
/** Of keys like `r#<unit>#<ULID>`. */
export const unitInKey = ({ sk }: Pick<Open, 'sk'>): Unit => sk.split('#')[1] ?? '';
/** The last word of the subject. */
export const idIn = ({ subject }: Pick<Open, 'subject'>): string => subject.split('/').at(-1) ?? '';
/** `<unit>#<ULID>` as an id has it. */
export const unitId = (rest: string): string => rest.replace('#', '.');

export const periodFact = (from: string, to: string): Fact => fact('period', text('Tid', 'Period'), period(from, to));
export const dayFact = (name: string, label: Text, day: string): readonly Fact[] =>
  day === '' ? [] : [fact(name, label, plain(day))];
