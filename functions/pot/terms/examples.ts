import { mandate } from '../examples.ts';

/** Examples for the description of the API. Pure. */
const { number, tiers, splitWindowDays, inForceAt } = mandate;
const texts = [
  'Upp till 5 000 kr räcker det att en kanslichef godkänner; det egna kansliets begäran godkänner chefen för ett annat kansli.',
  'Över 5 000 kr och upp till 50 000 kr behövs två kanslichefer, för olika kanslier, för en chef får bara besluta om högst 5 000 kr.',
  'Över 50 000 kr behövs alla tre kanslicheferna, för två chefer får bara besluta om högst 50 000 kr.',
];

export const mandateInForce = {
  number,
  tiers: tiers.map((tier, i) => ({ ...tier, text: texts[i] })),
  splitWindowDays,
  text: 'Det som en förening eller ett kansli begär på samma post, eller köper av samma leverantör, inom 30 dagar räknas ihop: därför kan också ett litet belopp behöva fler chefer.',
  adoptedBy: ['district', 'city-hall', 'county-council'],
  inForceAt,
};
