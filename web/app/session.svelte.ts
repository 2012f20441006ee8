/**
 * The page's side of a session: the desk in the key worker, and what it has shown.
 *
 * Views are replaced, never changed; nothing here is a key.
 */

import { SvelteMap } from 'svelte/reactivity';
import type { Desk } from '../worker/protocol.ts';
import type { DeviceView, HomeView, RoomView } from '../worker/views.ts';

/** A refusal on its way to a person: `code` has a sentence in the messages. */
export class Refusal extends Error {
  readonly code: string;
  /** The name of the evidence that was kept, where a server was caught. */
  readonly evidence: string | null;

  /** Which field of a form it is about, where it is about one. */
  readonly field: string | null;

  constructor(code: string, evidence: string | null = null, field: string | null = null) {
    super(code);
    this.code = code;
    this.evidence = evidence;
    this.field = field;
  }
}

/** How the line to the server is. */
export type Connection = 'connected' | 'away' | 'offline';

class Session {
  desk: Desk | null = $state.raw(null);
  device: DeviceView | null = $state.raw(null);
  home: HomeView | null = $state.raw(null);
  connection: Connection = $state('connected');
  /** Whether a link of the demonstration brought somebody in: the page says so. */
  demonstration = $state(false);
  /** Whether somebody asked for a break or the end: the shell shows the two, from every page. */
  stopping = $state(false);
  /** The link that somebody opened before they unlocked: they come in by it afterwards. */
  coming = '';
  readonly rooms = new SvelteMap<string, RoomView>();

  /** The desk, once the page has begun. */
  get at(): Desk {
    if (!this.desk) throw new Error('no desk yet');
    return this.desk;
  }

  /** Keep what an act showed of a room. */
  show(view: RoomView): RoomView {
    this.rooms.set(view.id, view);
    return view;
  }

  /** Forget everything shown: what locking and leaving do on the page. */
  forget(): void {
    this.rooms.clear();
    this.home = null;
    this.demonstration = this.stopping = false;
  }
}

export const session = new Session();
