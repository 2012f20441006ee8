/**
 * What a reader may find wrong with what a server hands out. A reader does not stop at a fault that
 * concerns one item; the client decides what must stop (spec/room.md section 8).
 */

import { QuietroomError } from '../ground/errors.ts';

/** Something that was written here is missing: the server keeps it back, or lost it. */
export class Withheld extends QuietroomError {
  static override readonly code = 'withheld';
}

/** Handed out before, or out of its writer's order: here it counts for nothing. */
export class Repeated extends QuietroomError {
  static override readonly code = 'repeated';
}

/** This reader and the author were shown different rooms. */
export class ChainDiffers extends QuietroomError {
  static override readonly code = 'chain-differs';
}

/** This reader and the author were shown different logs. */
export class LogDiffers extends QuietroomError {
  static override readonly code = 'log-differs';
}

/** This entry does not belong where the server shows it: it counts for nothing. */
export class VoidEntry extends QuietroomError {
  static override readonly code = 'void-entry';
}

/** This epoch is not one that the two can have begun: it counts for nothing. */
export class VoidRecord extends QuietroomError {
  static override readonly code = 'void-record';
}

/** Until both have signed an agreement a room carries only proposals and signatures. */
export class NotAgreedYet extends QuietroomError {
  static override readonly code = 'not-agreed-yet';
}

/** An epoch of another log than the one that is mirrored: what its authors saw is not compared. */
export class LogNotMirrored extends QuietroomError {
  static override readonly code = 'log-not-mirrored';
}

/** This names another owner or reach than its author may give it. */
export class Mislabelled extends QuietroomError {
  static override readonly code = 'mislabelled';
}
