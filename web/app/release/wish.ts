/** What a wish to let somebody read must hold, before it is sent. */

/** What can be missing or wrong; the names are those of the fields. */
export type WishFault = 'words' | 'card' | 'purpose' | 'end';

/** The code of a key as people copy it: spaces and case do not matter. None for anything else. */
export function cardOf(code: string): string | null {
  const plain = code.replace(/\s/g, '').toLowerCase();
  return /^[0-9a-f]{64}$/.test(plain) ? plain : null;
}

/** A day so many days from now, as a date field holds it. */
export function dayAfter(days: number): string {
  const then = new Date();
  then.setDate(then.getDate() + days);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${then.getFullYear()}-${two(then.getMonth() + 1)}-${two(then.getDate())}`;
}

/** The last second of a day of a date field, where the reader is. */
export function endOf(day: string): number {
  return Math.floor(new Date(`${day}T23:59:59`).getTime() / 1000);
}

/** What has to be mended, in the order of the fields. */
export function faultsOf(wish: {
  readonly words: string;
  readonly card: string | null;
  readonly purpose: string;
  readonly end: string;
  readonly tomorrow: string;
}): readonly WishFault[] {
  const faults: Record<WishFault, boolean> = {
    words: !wish.words.trim(),
    card: wish.card === null,
    purpose: !wish.purpose.trim(),
    end: !wish.end || wish.end < wish.tomorrow,
  };
  return (['words', 'card', 'purpose', 'end'] as const).filter((one) => faults[one]);
}
