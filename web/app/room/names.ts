/** How people of a room are called where their name is not known yet. */

import type { RoomView } from '../../worker/views.ts';
import { has, t } from '../text/text.svelte.ts';

/** The other one's name, or words for who has not come yet. */
export function who(room: RoomView): string {
  return room.partner?.name || t('room-invited-person');
}

/** What somebody is in the room, in the reader's language. */
export function roleOf(role: string): string {
  const key = `room-role-${role}`;
  return has(key) ? t(key) : role;
}

const HIDDEN = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A file's name without the signs that turn or hide parts of it. */
export function plainName(name: string): string {
  return name.replace(HIDDEN, '').trim() || t('room-file-nameless');
}
