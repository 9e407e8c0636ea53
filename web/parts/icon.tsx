/** Drawn for this page: lines of two, in a square of 24. Never alone: words beside it say what it means. */
const drawn = {
  check: ['m5 13 4 4L19 7'],
  clock: ['M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18', 'M12 7v5l3 2'],
  inbox: ['M3 13h5l2 3h4l2-3h5M5 5h14l2 8v6H3v-6z'],
  coin: [
    'M4 6c0-1.7 3.6-3 8-3s8 1.3 8 3-3.6 3-8 3-8-1.3-8-3',
    'M4 6v12c0 1.7 3.6 3 8 3s8-1.3 8-3V6M4 12c0 1.7 3.6 3 8 3s8-1.3 8-3',
  ],
  calendar: ['M6 5h12a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2M4 10h16M8 3v4M16 3v4'],
  home: ['m3 11 9-8 9 8M6 9v11h12V9'],
  cloud: ['M7 18a4.5 4.5 0 0 1-.5-9 6 6 0 0 1 11.3 1.5A3.8 3.8 0 0 1 18 18M12 20v-7M9.500 15 12 12.500 14.500 15'],
  warning: ['M12 4 2.500 20h19zM12 10v4.500M12 17.500v.01'],
  down: ['m6 9 6 6 6-6'],
  more: ['M5 12h.01M12 12h.01M19 12h.01'],
  box: ['m12 3 8 4v10l-8 4-8-4V7zM4 7l8 4 8-4M12 11v10'],
  people: ['M9 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8M2 21a7 7 0 0 1 14 0M16 3.500a4 4 0 0 1 0 7M18 14.500a7 7 0 0 1 4 6.500'],
  megaphone: ['M4 10v4h3l9 5V5l-9 5zM20 9v6M8 14v5h3'],
  bike: ['M6 20a4 4 0 1 0 0-8 4 4 0 0 0 0 8M18 20a4 4 0 1 0 0-8 4 4 0 0 0 0 8M6 16l4-8h5l3 8M10 8H8M12.500 16 15 8'],
  phone: ['M6 3h3l2 5-2.500 1.500a11 11 0 0 0 6 6L16 13l5 2v3a3 3 0 0 1-3 3A15 15 0 0 1 3 6a3 3 0 0 1 3-3z'],
  letter: ['M3 6h18v12H3zM3 7l9 7 9-7'],
  scale: ['M4 20V10M10 20V4M16 20v-7M22 20H2'],
  cross: ['M6 6l12 12M18 6 6 18'],
} as const;
export type IconName = keyof typeof drawn;

export const Icon = ({ name }: { readonly name: IconName }) => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    {drawn[name].map((line) => (
      <path key={line} d={line} />
    ))}
  </svg>
);
