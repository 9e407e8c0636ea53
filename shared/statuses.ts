/**
 * What a thing in a state is, after "Det är" and "It is": a person reads no English state in a Swedish sentence. A state
 * without its words does not compile where somebody is told of it. Pure.
 */
export const statuses = {
  accepted: ['antaget', 'accepted'],
  adopted: ['redan upptaget', 'taken up already'],
  allocated: ['tilldelat', 'allocated'],
  arrived: ['redan levererat', 'delivered already'],
  asked: ['begärt, men inte besvarat', 'asked for, but not answered'],
  'awaiting-funds': ['i väntan på pengar', 'waiting for its money'],
  cancelled: ['inställt', 'cancelled'],
  closed: ['avslutat', 'closed'],
  confirmed: ['bekräftat', 'confirmed'],
  declined: ['avböjt', 'declined'],
  delivered: ['levererat', 'delivered'],
  disputed: ['ifrågasatt', 'disputed'],
  draft: ['ännu ett utkast', 'a draft still'],
  held: ['genomfört', 'over'],
  paid: ['redan betalt', 'paid already'],
  'partly-delivered': ['till en del levererat', 'delivered in part'],
  picking: ['på väg ut från lagret', 'being picked'],
  placed: ['beställt', 'placed'],
  posted: ['publicerat', 'posted'],
  proposed: ['föreslaget', 'proposed'],
  published: ['publicerat', 'published'],
  received: ['mottaget', 'received'],
  refused: ['avslaget', 'refused'],
  replaced: ['ersatt', 'replaced'],
  reserved: ['beslutat, med pengarna reserverade', 'decided, with the money reserved'],
  reversed: ['återtaget', 'reversed'],
  submitted: ['inskickat, men inte beslutat', 'submitted, but not decided'],
  unpaid: ['inte betalt', 'not paid'],
  withdrawn: ['tillbakadraget', 'withdrawn'],
} as const satisfies Readonly<Record<string, readonly [sv: string, en: string]>>;
export type Status = keyof typeof statuses;
