/**
 * Stands in for the LRU cache of the SDK's endpoint discovery where the SDK's own client of the table is bundled, as in
 * the bare handlers of the bench. Discovery is off by default and here; a plain map serves what is left of it.
 */
// oxlint-disable-next-line import/no-default-export -- the module it stands in for has one
export default class EndpointMap extends Map<string, unknown> {
  // Its caller names a capacity, which a map would take for entries.
  constructor(_capacity: number) {
    super();
  }

  peek(key: string): unknown {
    return this.get(key);
  }
}
