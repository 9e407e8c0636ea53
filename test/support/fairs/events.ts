/** What can have happened to stalls. */
export type StallEvent =
  | { readonly type: 'StallOpened'; readonly subject: string; readonly stall: string; readonly title: string }
  | { readonly type: 'StallClosed'; readonly subject: string; readonly stall: string; readonly title: string };
