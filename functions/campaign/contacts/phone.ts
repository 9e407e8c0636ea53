/** Numbers as they are dialled from anywhere. Pure. */

/** `070-123 45 67`, `0046 70…` or `+46 70…` as E.164 has it, `+46701234567`; undefined for what cannot be dialled so. */
export const dialled = (written: string): string | undefined => {
  const plain = written.replace(/[ ()/.-]/g, '').replace(/^00/, '+');
  const number = plain.replace(/^0(?=[1-9])/, '+46').replace(/^\+460(?=[1-9])/, '+46');
  // A Swedish number has seven to nine digits behind the country's code; no number has more than fifteen in all.
  return (number.startsWith('+46') ? /^\+46[1-9]\d{6,8}$/ : /^\+[1-9]\d{6,14}$/).test(number) ? number : undefined;
};
