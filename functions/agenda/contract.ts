import * as z from 'zod/mini';
import type { Contract } from '../../shared/contract.ts';
import { day, slug } from '../../shared/fields.ts';
import { list, named } from '../../shared/resources.ts';

/** What somebody may decide or should do now, over everything that they belong to. Pure. */

/**
 * One that answers it, as `commands` of the thing itself tell it. Where `weighed` is false the rule asks for more than the agenda may read:
 * `allowed` is then by role alone, `decisive` as the last judgement found it; a trial (`?dryRun=true`) tells the rest.
 */
export const agendaCommand = z.object({
  name: z.string(),
  route: z.string(),
  allowed: z.boolean(),
  decisive: z.optional(z.boolean()),
  code: z.optional(z.string()),
  detail: z.optional(z.string()),
  needs: list(z.string()),
  weighed: z.boolean(),
});

export const agendaItem = z.object({
  id: z.string(),
  subject: z.string(),
  link: z.string(),
  asks: z.enum(['decide', 'do']),
  /** In which way it waits: `vote`, `claim`, `order`, … */
  kind: z.string(),
  title: z.string(),
  /** Whose it is. */
  unit: z.optional(named),
  /** Which of one's own units it waits for. */
  for: list(named),
  /** Which others it also waits for. */
  alsoFor: list(named),
  amount: z.optional(z.int()),
  due: z.optional(day()),
  overdue: z.boolean(),
  /** Who sees to it that it is answered (D6). */
  owner: z.optional(named),
  since: day(),
  /** What one must know to answer. */
  facts: list(z.object({ name: z.string(), label: z.string(), text: z.string() })),
  commands: list(agendaCommand),
});

/** What happens: begins, ends, comes or runs out. */
export const comingEvent = z.object({
  day: day(),
  subject: z.string(),
  link: z.string(),
  kind: z.string(),
  title: z.string(),
  unit: z.optional(named),
});

export const agenda = z.object({
  today: day(),
  units: list(named),
  /** How many there are in all. `unread`: of the latest ten notices of each unit. */
  counts: z.object({ decide: z.int(), do: z.int(), overdue: z.int(), unread: z.int() }),
  items: list(agendaItem),
  /** Where the next 25 begin. */
  more: z.optional(z.string()),
  next: list(comingEvent),
});

const subject = 'pot/requests/solna.01J4Z6X9Q8W7E6R5T4Y3V2B1N0';
const link = `/campaigns/val-2018/${subject}`;
const office = { id: 'city-hall', name: 'Stadshuskansliet' };
const solna = { id: 'solna', name: 'Solna' };
const example = {
  today: '2018-08-04',
  units: [office],
  counts: { decide: 1, do: 0, overdue: 0, unread: 3 },
  items: [
    {
      id: 'pot.r.solna.01J4Z6X9Q8W7E6R5T4Y3V2B1N0.vote',
      subject,
      link,
      asks: 'decide',
      kind: 'vote',
      title: '12 000 kr ur posten Publicitet: Solna',
      unit: solna,
      for: [office],
      alsoFor: [{ id: 'district', name: 'Distriktskansliet' }],
      amount: 1_200_000,
      due: '2018-08-08',
      overdue: false,
      owner: office,
      since: '2018-08-03',
      facts: [
        { name: 'line', label: 'Post', text: 'Publicitet' },
        { name: 'left-before', label: 'Kvar på posten', text: '90 000 kr' },
        { name: 'left-after', label: 'Kvar efteråt', text: '78 000 kr' },
        { name: 'tier', label: 'Mandat', text: 'För upp till 50 000 kr behöver en chef godkänna.' },
      ],
      commands: [
        {
          name: 'approveSpending',
          route: `POST ${link}/approvals`,
          allowed: true,
          decisive: true,
          needs: [],
          weighed: true,
        },
      ],
    },
  ],
  next: [
    {
      day: '2018-08-11',
      subject: 'events/01J4Z6X9Q8W7E6R5T4Y3V2B1N1',
      link: '/campaigns/val-2018/events/01J4Z6X9Q8W7E6R5T4Y3V2B1N1',
      kind: 'event',
      title: 'Torgmöte i Solna',
      unit: solna,
    },
  ],
} as const;

export const contract = {
  showAgenda: {
    route: 'GET /campaigns/{campaign}/agenda',
    summary: 'Show what waits for oneself, and what happens in the coming 14 days',
    description:
      'D6: made from what is stored, never from notices. `decide` is for heads, who stands in for them and administrators, `do` also for staff; of `unit`, else of all one’s units. Earliest `due` first, then what has waited longest; 25 at once, all counted. `about`: those that notices and letters with that subject tell of. A strong ETag.',
    see: 'offices-or-associations',
    act: 'offices-or-associations',
    query: {
      unit: z.optional(slug()),
      about: z.optional(z.string().check(z.maxLength(400))),
      cursor: z.optional(z.string().check(z.maxLength(300))),
    },
    result: agenda,
    refusals: [],
    example: { result: example },
  },
} as const satisfies Contract;
