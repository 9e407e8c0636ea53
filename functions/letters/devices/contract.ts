import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import { inForm, line } from '../../../shared/fields.ts';
import { text } from '../../../shared/problems.ts';
import { instant, list } from '../../../shared/resources.ts';
import * as example from '../examples.ts';
import { mostDevices } from '../rules.ts';

/** Which of somebody's devices word is pushed to (RFC 8030). Pure. */
const path = '/campaigns/{campaign}/preferences/devices';
const own = { see: 'members', act: 'members' } as const;

/** Base64url without padding, of so many bytes. */
const bytes = (count: number) =>
  z
    .string()
    .check(
      ...inForm(
        new RegExp(`^[A-Za-z0-9_-]{${Math.ceil((count * 4) / 3)}}$`),
        text(`Skriv ${count} byte som base64url.`, `Write ${count} bytes as base64url.`),
      ),
    );

export const device = z.object({ id: z.string(), name: z.string(), since: instant() });

export const devices = z.object({ key: z.string(), items: list(device) });
export const removedDevice = z.object({ id: z.string() });

export const contract = {
  listDevices: {
    ...own,
    route: `GET ${path}`,
    summary: 'List the devices that word is pushed to',
    description:
      'One’s own. `key` is what a browser subscribes with (`applicationServerKey`, RFC 8292). `id` follows from the address of the subscription: the first 16 digits, in hexadecimal, of its SHA-256.',
    result: devices,
    refusals: [],
    example: { result: { key: example.pushKey, items: [example.device] } },
  },
  addDevice: {
    ...own,
    route: `POST ${path}`,
    summary: 'Have word pushed to a device',
    description: `At most ${mostDevices}. Pushed is that a decision waits, encrypted for the device (RFC 8291), when preferences have \`decide\` at once, and outside of quiet hours; never of what, nor whose. \`endpoint\` is HTTPS and public, as a hook’s address is. A device that its push service no longer knows is removed.`,
    status: 201,
    body: z.strictObject({
      endpoint: line(1000),
      keys: z.strictObject({ p256dh: bytes(65), auth: bytes(16) }),
      name: line(60),
    }),
    result: device,
    refusals: ['too-many-devices'],
    example: { body: example.deviceBody, result: example.device },
  },
  removeDevice: {
    ...own,
    route: `DELETE ${path}/{device}`,
    summary: 'Push no more to a device',
    result: removedDevice,
    refusals: [],
    example: { result: { id: example.device.id } },
  },
} as const satisfies Contract;
