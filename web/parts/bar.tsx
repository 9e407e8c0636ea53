/** A sum as a bar: what is paid, reserved, and hatched what waits; the rest is free. The words beside it say the same. */
type Part = { readonly kind: 'paid' | 'kept' | 'this'; readonly amount: number };
type Props = { readonly whole: number; readonly parts: readonly Part[]; readonly label: string };

const share = (amount: number, whole: number): string =>
  `${whole <= 0 ? 0 : Math.min(100, Math.max(amount > 0 ? 0.5 : 0, (amount / whole) * 100))}%`;

export const Bar = ({ whole, parts, label }: Props) => (
  <div class="bar" role="img" aria-label={label}>
    {parts
      .filter(({ amount }) => amount > 0)
      .map(({ kind, amount }) => (
        <i key={kind} class={kind} style={{ width: share(amount, whole) }} />
      ))}
  </div>
);
