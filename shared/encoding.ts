/** Whether who asks takes gzip: `gzip;q=0` asks for the opposite. Source of the syntax: RFC 9110, 12.5.3. Pure. */
export const takesGzip = (accepted: string | undefined): boolean =>
  (accepted ?? '').split(',').some((one) => /^\s*gzip\s*(;\s*q=(?!0(\.0*)?\s*$).*)?$/i.test(one));
