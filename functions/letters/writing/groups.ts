import { type Language, type Text, text } from '../../../shared/problems.ts';

/** What the parts of a digest are called, by the first word of what they are about. Pure. */
const names: Readonly<Record<string, Text>> = {
  pot: text('Den gemensamma potten', 'The joint pot'),
  staff: text('Personal', 'Staff'),
  materials: text('Material', 'Material'),
  assets: text('Cyklar och valstugor', 'Bikes and cabins'),
  events: text('Evenemang', 'Events'),
  channels: text('Kanaler', 'Channels'),
  boosts: text('Annonsering', 'Boosts'),
  visits: text('Kandidatbesök', 'Visits by candidates'),
  candidates: text('Kandidater', 'Candidates'),
  groups: text('Grupper', 'Groups'),
  timeline: text('Tidsplanen', 'The timeline'),
  hooks: text('Anrop till andra system', 'Hooks to other systems'),
  mail: text('Brev', 'Letters'),
  campaign: text('Kampanjen', 'The campaign'),
};
const other = text('Övrigt', 'Other');

export const groupName = (group: string, language: Language): string =>
  (Object.hasOwn(names, group) ? (names[group] as Text) : other)[language];
/** In the order of the list above; what it does not know comes last. */
export const groupRank = (group: string): number => {
  const at = Object.keys(names).indexOf(group);
  return at < 0 ? Object.keys(names).length : at;
};
