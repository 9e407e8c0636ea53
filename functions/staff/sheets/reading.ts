import { type Actor, belongsTo, isInOffice } from '../../../shared/actor.ts';
import { dayOf, type Instant } from '../../../shared/calendar.ts';
import { type SheetCell, sheetWrong } from '../../../shared/cells.ts';
import { tableOf } from '../../../shared/csv.ts';
import type { Input } from '../../../shared/handler.ts';
import { type Refusal, refuse } from '../../../shared/problems.ts';
import { isOffice, type Unit } from '../../../shared/units.ts';
import { sheetOf } from '../../../shared/workbook.ts';
import type { CampaignStart } from '../../campaign/offers.ts';
import type { Associations } from '../state.ts';
import type { contract } from './contract.ts';
import { faults, judged, type LineError, lineError, linesOf, mostLines, toldErrors, type Wish } from './lines.ts';

export type Asked = Input<(typeof contract)['importStaffRequests']>;
/** What the lines are judged by. */
export type Known = { readonly campaign: CampaignStart; readonly associations: Associations };
type Rows = readonly (readonly SheetCell[])[];

/** `errors` tell of lines and columns, not only of fields. */
const wrong = ({ body }: Asked, errors: readonly LineError[]): Refusal<'invalid-input'> => ({
  ...refuse('invalid-input'),
  errors: toldErrors(errors, body.csv === undefined ? '/xlsx' : '/csv'),
  more: { wrong: errors.length },
});

const rowsOf = ({ csv, xlsx }: Asked['body']): Rows | LineError => {
  if (csv === undefined) {
    const rows = sheetOf(Buffer.from(xlsx ?? '', 'base64')) ?? faults.notSheet;
    return rows === 'too-big' || 'code' in rows ? lineError(1, 'A', sheetWrong(rows)) : rows;
  }
  const { rows, fault } = tableOf(csv);
  return fault ? lineError(fault.row + 1, 'A', sheetWrong(fault.what)) : rows;
};

/** An office asks for itself or for an association, an association for itself. */
const mayAskFor = (actor: Actor, associations: Associations) => (unit: Unit) =>
  belongsTo(actor, unit) || (isInOffice(actor) && !isOffice(unit) && Object.hasOwn(associations, unit));

/** The wishes of a sheet, or all that is wrong with it, line by line. */
export const wishesOf = (
  asked: Asked,
  { campaign, associations }: Known,
  now: Instant,
): readonly Wish[] | Refusal<'invalid-input'> => {
  const { actor, body } = asked;
  const rows = rowsOf(body);
  if ('code' in rows) return wrong(asked, [rows]);
  const lines = linesOf(rows);
  if (lines === 'too-many') return wrong(asked, [lineError(mostLines + 2, 'A', faults.tooManyLines)]);
  const errors = [
    ...lines.errors,
    ...judged(lines.wishes, {
      campaign: { from: campaign.start, to: campaign.end },
      today: dayOf(now),
      mayAskFor: mayAskFor(actor, associations),
    }),
  ];
  if (errors.length > 0) return wrong(asked, errors);
  return lines.wishes.length > 0 ? lines.wishes : wrong(asked, [lineError(2, 'unit', 'needed')]);
};
