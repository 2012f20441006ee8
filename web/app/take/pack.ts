/**
 * What is mine, as files that are read without Quietroom: the tree of `quietroom export`, and a page.
 *
 * Source: docs/guides/export.md; RFC 5545 (calendar).
 */

import { fromHex } from '../../core/ground/octets.ts';
import { uid } from '../../core/meeting/ical.ts';
import type { TakenRoomView, TakenRow, TakenView } from '../../worker/views.ts';
import type { Part } from './zip.ts';

/** Everything as files, the page to begin with first and the list of them all last. */
export async function filesOf(taken: TakenView, page: string): Promise<readonly Part[]> {
  const made = new Date(taken.made * 1000).toISOString();
  const parts: Part[] = [
    part('index.html', page),
    part('mine/entries.jsonl', lines(taken.mine)),
    part('received/entries.jsonl', lines(taken.received)),
    ...taken.rooms.flatMap(roomFiles),
    part('calendar.ics', calendar(taken, made)),
  ];
  const names = new Set<string>();
  for (const { path, bytes } of taken.files) {
    parts.push({ path: unlike(names, path), body: new Uint8Array(bytes) });
  }
  return [...parts, await manifest(parts, made.slice(0, 10))];
}

const part = (path: string, text: string): Part => ({
  path,
  body: new TextEncoder().encode(text),
});

const lines = (rows: readonly TakenRow[]): string =>
  rows.map((one) => `${JSON.stringify(one)}\n`).join('');

function roomFiles({ id, people, agreement }: TakenRoomView): Part[] {
  const told = part(`rooms/${id}/people.json`, JSON.stringify(people, null, 1));
  if (!agreement) return [told];
  return [
    told,
    part(`rooms/${id}/agreement.md`, agreement.text),
    { path: `rooms/${id}/agreement.cbor`, body: new Uint8Array(agreement.signed) },
  ];
}

/** Two files beside one entry may have one name: the second is told apart. */
function unlike(names: Set<string>, path: string): string {
  let found = path;
  for (let count = 2; names.has(found); count++) found = path.replace(/([^/]*)$/, `${count}-$1`);
  names.add(found);
  return found;
}

/** Dates with neutral words, under names that nobody else finds in another calendar. */
function calendar({ rooms, me }: TakenView, made: string): string {
  const stamp = made.replace(/[-:]|\.\d+/g, '');
  const events = rooms.flatMap(({ id, dates }) =>
    dates.flatMap(([what, day]) => {
      const plain = day.replaceAll('-', '');
      return [
        'BEGIN:VEVENT',
        `UID:${uid(fromHex(id), fromHex(me))}-${what.toLowerCase()}-${plain}`,
        `DTSTAMP:${stamp}`,
        `DTSTART;VALUE=DATE:${plain}`,
        `SUMMARY:${what}`,
        'END:VEVENT',
      ];
    }),
  );
  const head = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Quietroom//export//EN'];
  return [...head, ...events, 'END:VCALENDAR', ''].join('\r\n');
}

async function manifest(parts: readonly Part[], made: string): Promise<Part> {
  const files = [];
  for (const { path, body } of parts) {
    const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', body));
    const sha256 = [...sum].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    files.push({ path, bytes: body.length, sha256 });
  }
  return part('manifest.json', JSON.stringify({ format: 1, made, files }, null, 1));
}
