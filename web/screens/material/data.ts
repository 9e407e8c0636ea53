import { grouped } from '../../../shared/money.ts';
import type { Names } from '../../core/names.ts';
import type { Answer } from '../../core/contract.ts';
import { language } from '../../core/language.ts';
import type { Campaign } from '../../core/me.ts';
import { texts } from './texts.ts';

/** Material as the API tells it, and how it is written on all its screens. */
export type Order = Answer<'GET /campaigns/{campaign}/materials/orders'>['items'][number];
export type Run = Answer<'GET /campaigns/{campaign}/materials/print-runs'>['items'][number];
export type Edition = { readonly item: string; readonly language: string };

export const many = (copies: number): string => grouped(copies, language.value);
export const copiesWords = (copies: number): string => texts().copies(many(copies));
/** Of what there is in one language only, that is said, too: the next one may be in another. */
export const editionWords = ({ item, language: tongue }: Edition, names: Names): string =>
  texts().runCalled(names.item(item), names.tongue(tongue));

/** The district office keeps the catalogue and prints for all. */
export const isKeeper = ({ memberships }: Campaign): boolean => memberships.some(({ unit }) => unit === 'district');
export const copiesOf = ({ lines }: Order): number => lines.reduce((sum, { quantity }) => sum + quantity, 0);
