import type { AllOf } from '../../shared/capability.ts';
import { type Day, dayOf } from '../../shared/calendar.ts';
import { entityOf } from '../../shared/commit.ts';
import { daily, inAll, isForgettable, stepEach, type Tended } from '../../shared/daily.ts';
import { unitRange } from '../../shared/directory.ts';
import { inOrder, needed } from '../../shared/reads.ts';
import { queryAll } from '../../shared/table.ts';
import { escalateAssociation } from './associations.ts';
import { overdue } from './contacts/rules.ts';
import { removeContacts } from './contacts/store.ts';
import { campaignEvents } from './events.ts';
import { forgetTraces } from './erasing/traces.ts';
import { escalateHeadChange } from './headship/rules.ts';
import { campaignStart } from './offers.ts';
import { forgetPerson } from './rules.ts';
import type { Association, Person } from './state.ts';
import { association, campaignAggregate, everythingOf, peopleRange } from './store.ts';

/** D6: the offices are told of the change of a head that nobody has answered by its day. */
const escalateEach = (campaign: string, people: readonly Person[], today: Day): Promise<Tended> => {
  const changing = people.filter((person) => escalateHeadChange({ person }, today).length > 0);
  const steps = changing.map(({ id: person }) => ({
    reads: () => everythingOf({ campaign, person }),
    decide: (state: Parameters<typeof escalateHeadChange>[0]) => escalateHeadChange(state, today),
  }));
  return stepEach(campaign, campaignAggregate, campaignEvents, steps);
};

/** D6: and of a new association that two offices have not confirmed by its day. */
const escalateAssociations = async (campaign: string, today: Day): Promise<Tended> => {
  const items = await queryAll(unitRange(campaign, 'association'), { consistent: false });
  const unconfirmed = items
    .map((item) => entityOf<Association>(item) as Association)
    .filter((is) => escalateAssociation({ association: is }, today).length > 0);
  const steps = unconfirmed.map(({ id }) => ({
    reads: () => inOrder({ campaign: campaignStart(campaign), association: needed(association(campaign, id)) }),
    decide: (state: Parameters<typeof escalateAssociation>[0]) => escalateAssociation(state, today),
  }));
  return stepEach(campaign, campaignAggregate, campaignEvents, steps);
};

/**
 * Daily: changes of heads that nobody has answered, and associations that nobody has confirmed, are escalated (D6); invariant 9, how people are reached goes with its day, and all of a person's data some days after the campaign
 * (`settings.campaign.personalDataDays`).
 */
export const handlerOf = (all: AllOf<'forget' | 'texts'>) =>
  daily(async (campaign, now) => {
    const ended = await removeContacts(campaign, (person) => overdue(campaign, person, dayOf(now)));
    const { id } = campaign;
    const people = (await queryAll(peopleRange(id))).map((item) => entityOf<Person>(item) as Person);
    const escalated = inAll([await escalateEach(id, people, dayOf(now)), await escalateAssociations(id, dayOf(now))]);
    if (!(await isForgettable(campaign, now))) return inAll([ended, escalated]);
    // Traces go first: while the people are there it is known what to look for.
    const tended: Tended[] = [ended, escalated, await forgetTraces(all, campaign, people)];
    const forgotten = (inAll(tended).failed > 0 ? [] : people).map(({ id: person }) => ({
      reads: () => everythingOf({ campaign: id, person }),
      decide: (state: Parameters<typeof forgetPerson>[0]) =>
        forgetPerson(state, { actorSubject: '', campaignIsOver: true }),
    }));
    return inAll([...tended, await stepEach(id, campaignAggregate, campaignEvents, forgotten)]);
  });
