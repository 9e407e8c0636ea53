/** Why no answer came of what was sent out: never in the words of the one that was asked. Pure. */
export const unanswered = ['no-address', 'forbidden-address', 'no-connection', 'certificate', 'timeout'] as const;
export type Trouble = (typeof unanswered)[number];
/** A status of HTTP, or why there was none. */
export type Posted = { readonly status: number } | { readonly trouble: Trouble };
