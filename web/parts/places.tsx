/** The parts of what one entry of the menu leads to, above each of them. */
export type Place = { readonly say: string; readonly href: string; readonly isHere: boolean };
type Props = { readonly label: string; readonly places: readonly Place[] };

export const Places = ({ label, places }: Props) => (
  <nav class="links places" aria-label={label}>
    {places.map(({ say, href, isHere }) => (
      <a key={href} href={href} aria-current={isHere ? 'page' : undefined}>
        {say}
      </a>
    ))}
  </nav>
);
