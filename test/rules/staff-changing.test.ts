import { describe, expect, test } from 'vitest';
import { askedIn } from '../../functions/staff/asked.ts';
import { type Edit, edit, type Editor, reopen } from '../../functions/staff/requests/changing.ts';
import { decline, requestStaff, withdraw } from '../../functions/staff/requests/rules.ts';
import type { StaffRequest } from '../../functions/staff/state.ts';
import { type Expected, given } from '../support/given.ts';
import {
  after,
  allocation,
  campaign,
  context,
  onRequest,
  position,
  request,
  requestIdOf,
  stateOf,
  weeks,
  type World,
} from '../support/staff-cases.ts';

/** A request is changed until it is answered, and what has ended is opened again by whoever ended it. */
const id = requestIdOf('solna');
const open = stateOf([], [request({ note: 'Gärna kvällar', languages: ['so'] })]);
const own: Editor = { by: 'solna', isOwn: true };
const office: Editor = { by: 'district', isOwn: false, reason: 'Ni sa det per telefon' };
const change = (state: World, wish: Edit, by: Editor = own, at = context) =>
  edit({ ...onRequest(state), campaign }, wish, by, at);
const begun = { from: '2018-07-20', to: '2018-08-20' };

describe('changing a request', () => {
  test.each<[string, World, Edit, Expected<typeof change>]>([
    ['its extent', open, { extent: 75 }, ['StaffRequestEdited']],
    ['what it says already', open, { extent: 50, tasks: ['cabin'] }, []],
    ['its days', open, { from: '2018-08-01', to: '2018-08-02' }, ['StaffRequestEdited']],
    ['from before the campaign', open, { from: '2018-04-23' }, 'invalid-input /from outside-campaign'],
    ['to after it', open, { to: '2018-10-01' }, 'invalid-input /to outside-campaign'],
    ['to before it begins', open, { to: '2018-08-19' }, 'invalid-input /to order'],
    ['from after it ends', open, { from: '2018-09-10' }, 'invalid-input /from order'],
    ['from yesterday on', open, { from: '2018-07-31' }, 'invalid-input /from past'],
    ['until yesterday', stateOf([], [request(begun)]), { to: '2018-07-31' }, 'invalid-input /to past'],
    ['what was asked for in time and has begun', stateOf([], [request(begun)]), { extent: 60 }, ['StaffRequestEdited']],
    ['once it is declined', stateOf([], [request({ outcome: 'declined' })]), { extent: 75 }, 'wrong-status'],
    ['once it is withdrawn', stateOf([], [request({ outcome: 'withdrawn' })]), { extent: 75 }, 'wrong-status'],
    [
      'once it has something',
      stateOf([position({ allocations: [allocation()] })], [request()]),
      { extent: 75 },
      'wrong-status',
    ],
  ])('%s', (_what, state, wish, expected) => {
    given(state).when(change, wish).thenAsTold(expected);
  });

  test('leaves what is not named, and takes out what is null', () => {
    const changed = after(open, change(open, { extent: 60, note: null })).requests[id];
    expect(changed).toMatchObject({ ...weeks, extent: 60, languages: ['so'], replyBy: '2018-08-08' });
    expect(changed?.note).toBeUndefined();
    expect(after(open, change(open, { languages: null })).requests[id]?.languages).toBeUndefined();
  });

  test('what it said before stays with its event', () => {
    const { earlierTexts, note } = after(open, change(open, { note: 'Gärna helger' })).requests[id] as StaffRequest;
    expect([note, earlierTexts]).toEqual(['Gärna helger', [['note', 'Gärna kvällar']]]);
  });

  test('D5: short notice is seen from today where it begins on another day, else as it was', () => {
    const later = { ...context, today: '2018-08-10' };
    const of = (wish: Edit) => after(open, change(open, wish, own, later)).requests[id];
    expect(of({ extent: 60 })).toMatchObject({ shortNotice: false, earliestStart: '2018-08-15' });
    expect(of({ from: '2018-08-21' })).toMatchObject({ shortNotice: true, earliestStart: '2018-08-24' });
  });

  test('an office that did not ask says why, and leaves their own words', () => {
    given(open)
      .when(change, { extent: 60 }, office)
      .then([{ type: 'StaffRequestChanged', by: 'district', extent: 60 }]);
    expect(after(open, change(open, { extent: 60 }, office)).requests[id]?.changed).toMatchObject({
      by: 'district',
      reason: 'Ni sa det per telefon',
    });
    const silent = { by: 'district', isOwn: false };
    given(open).when(change, { extent: 60 }, silent).thenRefused('invalid-input', '/reason reason-for-owner');
    given(open).when(change, { note: 'Ändrat' }, office).thenRefused('invalid-input', '/note own-words');
    // What is refused for its state comes first.
    const declined = stateOf([], [request({ outcome: 'declined' })]);
    given(declined).when(change, { extent: 60 }, silent).thenRefused('wrong-status');
  });

  test('D24: what was asked for follows', () => {
    const parts = [{ unit: 'solna', extent: 50, request: id }];
    const filed = after(
      stateOf([]),
      requestStaff(stateOf([]), { parts, ...weeks, tasks: [], priority: 'normal' }, campaign, context),
    );
    expect(askedIn(after(filed, change(filed, { extent: 100 })).head).solna).toEqual([1, 2100]);
  });

  test('those who ask together learn what each asks for', () => {
    const part = (unit: string, extent: number) => ({ unit, extent, request: requestIdOf(unit) });
    const joint = [part('kista', 35), part('sundbyberg', 30)];
    const state = stateOf(
      [],
      joint.map(({ unit, extent }) => request({ unit, extent, joint })),
    );
    const decision = edit({ ...onRequest(state, requestIdOf('kista')), campaign }, { extent: 20 }, own, context);
    const { requests } = after(state, decision);
    for (const { joint: all } of Object.values(requests)) expect(all?.map(({ extent }) => extent)).toEqual([20, 30]);
    expect(requests[requestIdOf('sundbyberg')]?.extent).toBe(30);
  });
});

describe('opening again', () => {
  const again = (state: World, at = context) =>
    reopen(onRequest(state), { by: 'district', reason: 'En blev ledig' }, at);
  const declined = after(open, decline(onRequest(open), 'Ingen ledig'));
  const withdrawn = after(open, withdraw(onRequest(open), context));

  test.each<[string, World, Expected<typeof again>]>([
    ['what was declined', declined, ['StaffRequestReopened']],
    ['what was withdrawn', withdrawn, ['StaffRequestReopened']],
    ['what was opened again already', after(declined, again(declined)), []],
    ['what never ended', open, 'wrong-status'],
  ])('%s', (_what, state, expected) => {
    given(state).when(again).thenAsTold(expected);
  });

  test('not what is over', () => {
    given(declined)
      .when(again, { ...context, today: '2018-09-10' })
      .thenRefused('wrong-status');
  });

  test('it awaits an answer by a new day; the earlier reason stays with its event', () => {
    const at = { ...context, today: '2018-08-03' };
    const { requests, head } = after(declined, again(declined, at));
    expect(requests[id]).toMatchObject({ outcome: 'open', replyBy: '2018-08-10', reopened: { by: 'district' } });
    expect(requests[id]).not.toHaveProperty('endedBy');
    expect(requests[id]?.earlierTexts?.map(([, text]) => text)).toEqual(['Ingen ledig']);
    expect(head.changes).toBe(declined.head.changes + 1);
  });

  test('D24: what was withdrawn is asked for again', () => {
    const parts = [{ unit: 'solna', extent: 50, request: id }];
    const filed = after(
      stateOf([]),
      requestStaff(stateOf([]), { parts, ...weeks, tasks: [], priority: 'normal' }, campaign, context),
    );
    const gone = after(filed, withdraw(onRequest(filed), context));
    expect(askedIn(gone.head).solna).toEqual([0, 0]);
    expect(askedIn(after(gone, again(gone)).head).solna).toEqual([1, 1050]);
  });
});
