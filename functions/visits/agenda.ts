import { text } from '../../shared/problems.ts';
import { type Waiting } from '../../shared/waiting.ts';
import { factOf, idIn, periodFact, plain, unitId, unitInKey } from '../../shared/waiting-words.ts';
import { unitCalled } from '../../shared/words.ts';
import { partition } from '../gatherings/offers.ts';
import type { Candidate, Visit } from './state.ts';
import { candidate, candidatesRange } from './store.ts';
import * as waits from './waiting.ts';

/** How what waits of visits is found and told: never who is asked. */
const visits: Waiting<Visit> = {
  kinds: waits.visitKinds,
  waits: waits.visitWaits,
  settle: waits.settleVisit,
  partition,
  prefix: 'r#',
  subject: (rest) => `visits/${unitId(rest)}`,
  params: (wait) => ({ visit: idIn(wait) }),
  ahead: (wait, { campaign }) => ({ keys: candidate(campaign, factOf(wait, 'candidate')).source.keys ?? [] }),
  happens: true,
  say: (wait) => {
    const unit = unitInKey(wait);
    return {
      title: text(`Besök hos ${unitCalled(unit)}`, `Visit to ${unitCalled(unit)}`),
      unit,
      facts: wait.kind === 'answer' ? [periodFact(factOf(wait, 'begins'), factOf(wait, 'ends'))] : [],
    };
  },
};

/** Nobody is shown these: visits are judged by them. */
const candidates: Waiting<Candidate> = {
  kinds: waits.candidateKinds,
  waits: waits.candidateWaits,
  partition: (campaign) => candidatesRange(campaign).pk,
  prefix: 'c#',
  subject: (rest) => `candidates/${rest}`,
  params: () => ({}),
  say: () => ({ title: plain(''), facts: [] }),
};

export const waiting = { visits, candidates };
