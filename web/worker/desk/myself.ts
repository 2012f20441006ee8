/** The acts by which somebody becomes and stays themselves: joining, unlocking, new keys. */

import * as identity from '../../client/identity.ts';
import * as succession from '../../client/succession.ts';
import { exists } from '../../client/home.ts';
import { NoHome } from '../../client/refusal.ts';
import type { Session } from '../../client/session.ts';
import { joined } from '../../client/invitation.ts';
import { rooms } from '../../client/members.ts';
import * as ways from '../../client/ways.ts';
import type { Lock, Ways } from '../../client/ways.ts';
import { fromHex, hex, type Bytes } from '../../core/ground/octets.ts';
import { parseLink } from '../../core/identity/invitation.ts';
import * as kits from '../../core/identity/kit.ts';
import { passkeyChallenge } from '../../core/identity/method.ts';
import { PRF_INPUT } from '../../core/identity/passkey.ts';
import type { Desk, MadePasskey, ShownPasskey } from '../protocol.ts';
import type { HomeView, KitView } from '../views.ts';
import { roomOf, seated, watched, type Seat } from './seat.ts';

/** Under this name it is remembered that two groups of a kit were typed back. */
export const CHECKED = 'kit-checked';

/** Has somebody sit down at the desk, and shows their home. */
export type Sit = (session: Session) => Promise<HomeView>;

type Arriving = 'device' | 'invited' | 'passkeyToMake' | 'passkeyToAsk';
type Unlocking = 'unlockByPasskey' | 'unlockByText' | 'addPasskey';
type Renewing =
  | 'join'
  | 'checkKit'
  | 'addKit'
  | 'renew'
  | 'rotate'
  | 'freshStart'
  | 'askFreshStart'
  | 'disown'
  | 'disownByPasskey';

const linkOf = ({ transport }: Seat, fragment: string): string =>
  `${transport.server}/join#${fragment}`;

/** The account of who sits here, or the one that is drawn for whoever is about to join. */
const drawn = (seat: Seat): Bytes =>
  seat.person?.session.vault.account ?? (seat.drawn ??= identity.newAccount(seat.edge));

/** What comes before anything is unlocked. */
export function arriving(seat: Seat): Pick<Desk, Arriving> {
  const { edge, transport } = seat;
  return {
    async device() {
      if (!(await exists(edge.home))) return { state: 'new' };
      const { name, account } = await identity.readPerson(edge.home);
      const known = await ways.credentials(edge.home);
      return { state: 'locked', name, account: hex(account), passkey: known.length > 0 };
    },
    invited: (fragment) => identity.look(linkOf(seat, fragment), edge, transport),
    passkeyToMake() {
      const account = drawn(seat);
      return Promise.resolve({ account, challenge: passkeyChallenge(account), salt: PRF_INPUT });
    },
    async passkeyToAsk() {
      // What lies on this device opens without the server: then nobody checks the challenge.
      if (!(await exists(edge.home))) {
        const challenge = await identity.passkeyNonce(edge, transport);
        return { challenge, salt: PRF_INPUT, credentials: [] };
      }
      const credentials = await ways.credentials(edge.home);
      return { challenge: edge.entropy(32), salt: PRF_INPUT, credentials };
    },
  };
}

/** Unlocking, and another way to unlock. */
export function unlocking(seat: Seat, sit: Sit): Pick<Desk, Unlocking> {
  const { edge, transport } = seat;
  return {
    async unlockByPasskey(shown) {
      const passkey = { credential: shown.credential, output: shown.prf };
      const here = await exists(edge.home);
      return sit(
        here ? await identity.enterByPasskey(passkey, edge, transport) : await anew(seat, shown),
      );
    },
    async unlockByText(typed, account, list) {
      const { text, whose } = read(typed);
      if (await exists(edge.home)) return sit(await identity.enter(text, list, edge, transport));
      if (!whose && !account) throw new NoHome('whose');
      const found = whose ?? fromHex((account ?? '').replace(/\s/g, ''));
      return sit(await identity.restore(found, text, list, edge, transport));
    },
    async addPasskey(made) {
      const { session } = seated(seat);
      await ways.addPasskey(session, madeOf(made));
      return sit(session);
    },
  };
}

/** Making keys: for the first time, after a loss, or all anew. */
export function renewing(seat: Seat, sit: Sit): Pick<Desk, Renewing> {
  const { edge, transport } = seat;
  const begin = async ([session, made]: [Session, Ways]): Promise<KitView> => {
    seat.drawn = null;
    seat.kit = made.kit;
    await sit(session);
    return sheetOf(seat, made.kit, made.passphrase?.words ?? null);
  };
  return {
    async join(fragment, name, passkey, list) {
      const [link, lock] = [linkOf(seat, fragment), lockOf(passkey, list)];
      const kit = await begin(await identity.join(link, name, drawn(seat), lock, edge, transport));
      const person = seated(seat);
      const { session, memory } = person;
      const { invited } = parseLink(link);
      // They have joined, whatever the server says of who invited them: the kit must not be lost.
      await watched(person, '', () => joined(session, memory, invited));
      return kit;
    },
    async checkKit(groups) {
      if (!fits(seat.kit, groups)) return false;
      await seated(seat).memory.keep(CHECKED, 1);
      return true;
    },
    async addKit() {
      seat.kit = await ways.addKit(seated(seat).session);
      return sheetOf(seat, seat.kit, null);
    },
    async renew(passkey, list) {
      const { session } = seated(seat);
      seat.renewal = await succession.renewal(session, lockOf(passkey, list));
      const { kit, passphrase } = seat.renewal.sealed.ways;
      return sheetOf(seat, kit, passphrase?.words ?? null);
    },
    async rotate(groups) {
      const { session } = seated(seat);
      const made = seat.renewal;
      if (!made || !fits(made.sealed.ways.kit, groups)) return null;
      const renewed = await succession.rotate(session, made);
      [seat.renewal, seat.kit] = [null, made.sealed.ways.kit];
      const home = await sit(renewed);
      const person = seated(seat);
      await watched(person, '', () => person.memory.keep(CHECKED, 1));
      // Long rooms take a while to read; until then whoever writes in one renews it.
      void watched(person, '', () => renewRooms(seat));
      return { ...home, kitChecked: true };
    },
    async freshStart(fragment, passkey, list) {
      const [link, lock] = [linkOf(seat, fragment), lockOf(passkey, list)];
      seat.person = null;
      return begin(await identity.freshStart(link, drawn(seat), lock, edge, transport));
    },
    askFreshStart: (email) => identity.askFreshStart(email, edge, transport),
    disown: (typed, list) => succession.disown(read(typed).text, list, edge, transport),
    disownByPasskey: ({ credential, prf: output }) =>
      succession.disownByPasskey({ credential, output }, edge, transport),
  };
}

function anew(seat: Seat, shown: ShownPasskey): ReturnType<typeof identity.restoreByPasskey> {
  const { credential, prf: output, client, authenticator, signature } = shown;
  const passkey = { credential, output, client, authenticator, signature };
  return identity.restoreByPasskey(shown.account, passkey, seat.edge, seat.transport);
}

function lockOf(passkey: MadePasskey | null, list: readonly string[] | null): Lock {
  return { passkeys: passkey ? [madeOf(passkey)] : [], list: passkey ? null : list };
}

function madeOf({ credential, prf, client, attestation }: MadePasskey): ways.MadePasskey {
  return { credential, output: prf, registration: { client, attestation } };
}

/** Whether these groups, and at least one, are those of this kit. */
function fits(kit: kits.Kit | null, groups: readonly (readonly [number, string])[]): boolean {
  const printed = kit ? kits.text(kit).split('-') : [];
  return groups.length > 0 && groups.every(([at, typed]) => printed[at] === spelt(typed));
}

/** Begin a new epoch in every room of two: whoever has the old keys opens nothing written after. */
async function renewRooms(seat: Seat): Promise<void> {
  const person = seated(seat);
  for (const { id, members } of await rooms(person.session)) {
    if (members.length < 2) continue;
    // One room that cannot be renewed now holds up no other: whoever writes there next renews it.
    await watched(person, hex(id), async () => {
      const room = await roomOf(seat, hex(id));
      await room.sync();
      await room.renew();
    });
  }
}

/** A kit as it is shown and saved; the command line reads the same sheet. */
function sheetOf(seat: Seat, kit: kits.Kit, passphrase: readonly string[] | null): KitView {
  const { name, vault } = seated(seat).session;
  const [server, account, text] = [seat.transport.server, hex(vault.account), kits.text(kit)];
  return {
    name,
    server,
    account,
    groups: text.split('-'),
    passphrase,
    sheet: `Quietroom recovery kit of ${name}\nserver: ${server}\naccount: ${account}\nkit: ${text}\n`,
  };
}

/** What somebody typed: a kit or passphrase alone, or a whole sheet, which says whose it is. */
export function read(typed: string): { text: string; whose: Bytes | null } {
  const line = (name: string): string | undefined =>
    new RegExp(`^\\s*${name}:\\s*(.+?)\\s*$`, 'mi').exec(typed)?.[1];
  const account = line('account');
  return { text: line('kit') ?? typed, whose: account ? fromHex(account) : null };
}

/** A group as it is printed: in capitals, with the letters that look like digits as these. */
function spelt(typed: string): string {
  return typed.trim().toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1');
}
