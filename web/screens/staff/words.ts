import type { Names } from '../../core/names.ts';
import type { Position } from './data.ts';

/** Who it is, and what they do. */
export const positionWords = ({ title, person }: Position): string => (person ? `${person}, ${title}` : title);
export const officeWords = ({ employer }: Position, { unit }: Names): string => unit(employer);
