import type { Addressee, PageShown } from '../../shared/addressees.ts';
import { addDays } from '../../shared/calendar.ts';
import { readOne } from '../../shared/fetching.ts';
import { instantOf } from '../../shared/local-time.ts';
import { type Text, text } from '../../shared/problems.ts';
import { unitCalled } from '../../shared/words.ts';
import { employedTo } from './letters.ts';
import { occasionOf } from './occasions.ts';
import { much } from './phrases.ts';
import type { Allocation, EndedAllocation, Position } from './state.ts';
import { position, positionOf } from './store.ts';

/** Who is employed, as letters reach them: at the address that stands on the position. They need no account. */
type Part = Allocation | EndedAllocation;
type Both = { readonly position: Position; readonly part: Part };
/** `<position>.<ULID>` */
const find = async (campaign: string, id: string): Promise<Both | undefined> => {
  const is = await readOne(position(campaign, positionOf(id)));
  const part = [...(is?.allocations ?? []), ...(is?.ended ?? [])].find((each) => each.id === id);
  return is && part && { position: is, part };
};

/** What it is to them now: sure, to be confirmed anew, or off. */
const sayingOf = ({ part }: Both): Text => {
  const [unit, what] = [unitCalled(part.unit), much(part)];
  if ('endedAt' in part)
    return text(`Din tid hos ${unit}, ${what.sv}, blir inte av.`, `Your time at ${unit}, ${what.en}, is off.`);
  return part.status === 'confirmed'
    ? text(`Du arbetar hos ${unit}, ${what.sv}.`, `You work at ${unit}, ${what.en}.`)
    : text(
        `Din tid hos ${unit}, ${what.sv}, är inte bekräftad.`,
        `Your time at ${unit}, ${what.en}, is not confirmed.`,
      );
};

const reach: Addressee['reach'] = async (campaign, id) => {
  const found = await find(campaign, id);
  if (found?.position.email === undefined) return undefined;
  const { position: is, part } = found;
  // What is not sure any more, or not yet, is in no calendar: another letter tells of it once it is.
  const occasion = occasionOf(is, id, { to: employedTo(id) });
  return (
    occasion && {
      to: { address: is.email as string },
      says: sayingOf(found),
      why: text(
        'Du får det eftersom adressen står på din befattning. Är den inte din, hör av dig till den som handleder.',
        'You get it since this address stands on your position. If it is not yours, get in touch with whoever supervises.',
      ),
      subject: `staff/allocations/${id}`,
      office: is.supervisor,
      occasion,
      linkUntil: instantOf(`${addDays(part.to, 1)}T00:00`),
    }
  );
};

const show = async (campaign: string, id: string): Promise<PageShown | undefined> => {
  const found = await find(campaign, id);
  if (found?.position.email === undefined) return undefined;
  const [unit, office] = [unitCalled(found.part.unit), unitCalled(found.position.supervisor)];
  return {
    title: text(`Arbete hos ${unit}`, `Work at ${unit}`),
    paragraphs: [
      sayingOf(found),
      text(
        `Stämmer det inte? Hör av dig till ${office}, som handleder.`,
        `Is something wrong with that? Get in touch with ${office}, which supervises.`,
      ),
    ],
  };
};

export const employed: Addressee = { reach, show };
