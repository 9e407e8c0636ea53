import { isOffice } from '../../../shared/units.ts';
import type { ListedEvent } from '../listing.ts';
import type { Site } from './shown.ts';

/** Where events are, for maps and for what is near. Pure. */
type Where = Pick<ListedEvent, 'place' | 'address' | 'area' | 'lat' | 'lon'>;

/** A spot on a map that is everybody's; without one the map is asked for the address. Nothing of the page goes there. */
export const mapUrl = (
  { place, address, area, lat, lon }: Where,
  { nameOf }: Pick<Site, 'nameOf'>,
): string | undefined => {
  if (place === undefined) return undefined;
  if (lat !== undefined && lon !== undefined)
    return `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=17/${lat}/${lon}`;
  const street = address ?? place;
  const town = area === undefined ? '' : nameOf(area);
  const asked = town === '' || street.toLowerCase().includes(town.toLowerCase()) ? street : `${street}, ${town}`;
  return `https://www.openstreetmap.org/search?query=${encodeURIComponent(asked.toWellFormed())}`;
};

const kilometresADegree = 111.2;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;
/** So far apart two of one association are taken to be at most, where nobody has said where exactly. */
const withinAnAssociation = 5;

/**
 * Roughly, and undefined where nothing tells. Of a county's size the earth is flat. An office holds events all over it, so only
 * an association that both have says where they are; and what is online is not near a place.
 */
export const kilometresBetween = (
  one: Where & Pick<ListedEvent, 'organisers'>,
  other: Where & Pick<ListedEvent, 'organisers'>,
): number | undefined => {
  if ((one.place === undefined) !== (other.place === undefined)) return undefined;
  if (one.lat !== undefined && one.lon !== undefined && other.lat !== undefined && other.lon !== undefined) {
    const east = (other.lon - one.lon) * Math.cos(radians((one.lat + other.lat) / 2));
    return kilometresADegree * Math.hypot(other.lat - one.lat, east);
  }
  const areasOf = ({ area, organisers }: typeof one) =>
    area === undefined ? organisers.filter((unit) => !isOffice(unit)) : [area];
  const shared = areasOf(one).some((area) => areasOf(other).includes(area));
  return shared ? withinAnAssociation : undefined;
};
