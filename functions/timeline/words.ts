import { type Text, text } from '../../shared/problems.ts';
import { isOffice, type Unit } from '../../shared/units.ts';
import { act, announcing, enumerated, know, type Reader, type Sentences } from '../../shared/words.ts';
import { milestoneCalled, titles } from './called.ts';
import type { TimelineNotice } from './events.ts';
import type { Slip } from './state.ts';

/** What is said of milestones (D9, D25). Pure; notes and reasons stay behind the link, since people write them. */

const none = text('', '');
const joined = (...all: readonly Text[]): Text =>
  text(all.map(({ sv }) => sv).join(''), all.map(({ en }) => en).join(''));

/** So many are named; the others are behind the link. */
const mostNamed = 3;
const some = (all: readonly Text[], others: (count: number) => Text): Text => {
  const [named, rest] = [all.slice(0, mostNamed), all.length - mostNamed];
  const said = rest > 0 ? [...named, others(rest)] : named;
  return text(enumerated(said.map(({ sv }) => sv)).sv, enumerated(said.map(({ en }) => en)).en);
};
const more = (count: number): Text => text(`${count} till`, `${count} more`);

/** The reader's own milestones that move with it; of others how many. */
const movedFor = ({ moved }: Slip, unit: Unit): Text => {
  const own = moved.filter(({ owner }) => owner === unit);
  const others = moved.length - own.length;
  const said = some(
    own.map(({ milestone, from, to }) =>
      text(
        `${milestoneCalled(milestone)} från ${from} till ${to}`,
        `${milestoneCalled(milestone)} from ${from} to ${to}`,
      ),
    ),
    more,
  );
  const count = text(
    others === 1 ? 'en annan milstolpe' : `${others} andra milstolpar`,
    others === 1 ? 'one other milestone' : `${others} other milestones`,
  );
  if (own.length > 0 && others > 0)
    return text(
      `; med den flyttas ert ${said.sv}, och ${count.sv}`,
      `; with it moves your ${said.en}, and ${count.en}`,
    );
  if (own.length > 0) return text(`; med den flyttas ert ${said.sv}`, `; with it moves your ${said.en}`);
  return others > 0 ? text(`; med den flyttas ${count.sv}`, `; with it moves ${count.en}`) : none;
};

/** A conflict is told to all who are told of what brings it. */
const conflictsIn = ({ conflicts }: Slip): Text => {
  if (conflicts.length === 0) return none;
  const said = some(
    conflicts.map(({ milestone, days }) =>
      text(
        `${milestoneCalled(milestone)} ligger ${days} ${days === 1 ? 'dag' : 'dagar'} för tidigt`,
        `${milestoneCalled(milestone)} is ${days} ${days === 1 ? 'day' : 'days'} too early`,
      ),
    ),
    more,
  );
  return text(
    `. Konflikt: ${said.sv}, för det som ska vara klart först blir inte klart`,
    `. Conflict: ${said.en}, for what has to be done first is not done by then`,
  );
};

/** What of the reader's own depends on it. */
const ownIn = ({ affected, governs }: Slip, { unit }: Reader): Text => {
  const own = affected.find((each) => each.unit === unit)?.subjects ?? [];
  if (own.length === 0 || isOffice(unit)) return none;
  const days = [...new Set(governs.filter(({ subject }) => own.includes(subject)).map(({ day }) => day))].sort();
  const [what, until] = [
    own.every((subject) => subject.startsWith('materials/'))
      ? text('ni har beställningar som det gäller', 'you have orders that this concerns')
      : text('det gäller något som är ert', 'this concerns something of yours'),
    enumerated(days),
  ];
  return text(`; ${what.sv} (ny dag ${until.sv})`, `; ${what.en} (new day ${until.en})`);
};

/** The district office keeps the catalogue and orders what is printed. */
const keptIn = ({ governs }: Slip, { unit }: Reader): Text => {
  if (unit !== 'district') return none;
  const count = (effect: string) => governs.filter((each) => each.effect === effect).length;
  const [deadlines, runs] = [count('moved'), count('proposed')];
  return joined(
    deadlines === 0
      ? none
      : text(
          `; ${deadlines === 1 ? 'en sista beställningsdag flyttas' : `${deadlines} sista beställningsdagar flyttas`} med den`,
          `; ${deadlines === 1 ? 'an order deadline moves' : `${deadlines} order deadlines move`} with it`,
        ),
    runs === 0
      ? none
      : text(
          `; ni ska svara på om ${runs === 1 ? 'en tryckning' : `${runs} tryckningar`} ska levereras senare`,
          `; you are to answer whether ${runs === 1 ? 'a print run' : `${runs} print runs`} shall come later`,
        ),
  );
};

const isProposed = ({ governs }: Slip, { unit }: Reader): boolean =>
  unit === 'district' && governs.some(({ effect }) => effect === 'proposed');

/** One sentence for whoever is told, with what it means for them. */
const withSlip = (slip: Slip, reader: Reader, sv: string, en: string) => {
  const said = joined(
    text(sv, en),
    movedFor(slip, reader.unit),
    ownIn(slip, reader),
    keptIn(slip, reader),
    conflictsIn(slip),
    text('.', '.'),
  );
  return isProposed(slip, reader) ? act(said.sv, said.en) : know(said.sv, said.en);
};

const whose = (owner: Unit, { unit, nameOf }: Reader): Text =>
  owner === unit
    ? text('ni ser till att det blir gjort', 'you see to it that it is done')
    : text(`${nameOf(owner)} ser till att det blir gjort`, `${nameOf(owner)} sees to it that it is done`);

const sentences: Sentences<TimelineNotice> = {
  MilestoneSet: ({ milestone, owner, isNew, from, to, ...slip }, reader) => {
    const name = milestoneCalled(milestone);
    const who = whose(owner, reader);
    if (isNew)
      return withSlip(
        slip,
        reader,
        `milstolpen ${name} är inlagd, ${to}; ${who.sv}`,
        `the milestone ${name} was entered, ${to}; ${who.en}`,
      );
    const day = from === undefined ? text(to, to) : text(`${to} i stället för ${from}`, `${to} instead of ${from}`);
    return withSlip(
      slip,
      reader,
      `milstolpen ${name} är ändrad, ${day.sv}; ${who.sv}`,
      `the milestone ${name} was changed, ${day.en}; ${who.en}`,
    );
  },
  MilestoneDropped: ({ milestone, removed }) =>
    removed
      ? know('en milstolpe är borttagen.', 'a milestone was removed.')
      : know(
          `milstolpen ${milestoneCalled(milestone)} är struken.`,
          `the milestone ${milestoneCalled(milestone)} was dropped.`,
        ),
  MilestoneMoved: ({ milestone, from, to, ...slip }, reader) => {
    const name = milestoneCalled(milestone);
    return withSlip(
      slip,
      reader,
      `milstolpen ${name} är flyttad från ${from} till ${to}`,
      `the milestone ${name} was moved from ${from} to ${to}`,
    );
  },
  MilestoneDone: ({ milestone, on, ...slip }, reader) => {
    const name = milestoneCalled(milestone);
    return withSlip(slip, reader, `milstolpen ${name} blev klar ${on}`, `the milestone ${name} was done on ${on}`);
  },
  MilestoneReopened: ({ milestone, to, ...slip }, reader) => {
    const name = milestoneCalled(milestone);
    return withSlip(
      slip,
      reader,
      `milstolpen ${name} är inte klar, som det stod; dagen är ${to}, och skälet finns vid den`,
      `the milestone ${name} is not done, as it was said; its day is ${to}, and the reason is with it`,
    );
  },
  ElectionDayMoved: ({ from, to, ...slip }, reader) =>
    withSlip(slip, reader, `valdagen är ${to} i stället för ${from}`, `election day is ${to} instead of ${from}`),
  TemplateApplied: ({ count, past }) => {
    const over = text(
      past === 0 ? '' : `; ${past} av dem låg redan bakom er, och ingen påminns om dem`,
      past === 0 ? '' : `; ${past} of them were past by then, and nobody is reminded of these`,
    );
    return know(
      `tidsplanen har fått ${count} milstolpar efter en mall${over.sv}.`,
      `the timeline got ${count} milestones by a template${over.en}.`,
    );
  },
  ProposedDayAccepted: ({ milestone, day }) => {
    const name = milestoneCalled(milestone);
    return know(
      `en tryckning levereras ${day}, eftersom milstolpen ${name} flyttades.`,
      `a print run comes on ${day}, since the milestone ${name} was moved.`,
    );
  },
  ProposedDayDeclined: ({ milestone }) => {
    const name = milestoneCalled(milestone);
    return know(
      `en tryckning behåller sin dag, fast milstolpen ${name} flyttades; skälet finns vid den.`,
      `a print run keeps its day, although the milestone ${name} was moved; the reason is with it.`,
    );
  },
  ProposedDayLapsed: ({ milestone }) => {
    const name = milestoneCalled(milestone);
    return know(
      `det finns inget att svara på längre om tryckningen för milstolpen ${name}.`,
      `there is nothing to answer any more about the print run for the milestone ${name}.`,
    );
  },
  MilestoneDue: ({ milestone, day }) => {
    const name = milestoneCalled(milestone);
    return { ...act(`er milstolpe ${name} är ${day}.`, `your milestone ${name} is on ${day}.`), due: day };
  },
  MilestoneOverdue: ({ milestone, owner, ends }, reader) => {
    const name = milestoneCalled(milestone);
    if (owner === reader.unit)
      return {
        ...act(
          `er milstolpe ${name} skulle ha varit klar ${ends}: säg att den är det, eller flytta den.`,
          `your milestone ${name} should have been done by ${ends}: say that it is, or move it.`,
        ),
        due: ends,
      };
    const who = reader.nameOf(owner);
    return know(
      `milstolpen ${name} skulle ha varit klar ${ends}; ${who} ser till den.`,
      `the milestone ${name} should have been done by ${ends}; ${who} sees to it.`,
    );
  },
};

export const announce = announcing('timeline', sentences, titles);
