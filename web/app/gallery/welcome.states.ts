/** Every state of the way in: invitation, key, kit, unlocking. Devices are played by hand. */

import { press, refused } from './making.ts';
import type { Desk } from '../../worker/protocol.ts';
import type { DeviceView, HomeView, InvitationView, KitView } from '../../worker/views.ts';
import { AMINA, ELISE } from './shell.states.ts';
import type { State } from './states.ts';

const INVITED: InvitationView = {
  programme: 'Mentoring at Northwind',
  kind: 'room',
  role: 'mentee',
  inviter: AMINA.name,
  name: ELISE.name,
  state: 'open',
};

/** A kit of nobody. */
export const KIT: KitView = {
  name: ELISE.name,
  server: 'https://quietroom.example',
  account: '7f3a09c2d4418eb5a6f0c1937b52de88',
  groups: ['7QK4M', 'X2T9R', 'B8WFN', '0HD3V', 'J6YCS', 'P1A5E', 'ZG7K2', 'M4XQT'],
  passphrase: null,
  sheet: 'Quietroom recovery kit\n',
};

const WORDS = ['harbour', 'violin', 'gravel', 'sunday', 'copper', 'lantern', 'meadow'];

/** A device that knows its person. */
export const LOCKED: DeviceView = {
  state: 'locked',
  name: ELISE.name,
  account: KIT.account,
  passkey: true,
};

/** What a device does when it is asked to make or to show a passkey. */
type Device = 'asks' | 'again' | 'refuses' | 'no-prf' | 'unsupported' | 'makes';

/** What a device gives where nobody looks at it. */
export const BYTES = new Uint8Array(32);
const never = (): Promise<never> => new Promise(() => undefined);

/** Have the device at hand do so from now on. */
export function play(device: Device): void {
  if (device === 'unsupported') Object.assign(globalThis, { PublicKeyCredential: undefined });
  const said = device === 'again' ? { enabled: true } : { results: { first: BYTES.buffer } };
  const shown = {
    rawId: BYTES.buffer,
    response: { clientDataJSON: BYTES.buffer, attestationObject: BYTES.buffer },
    getClientExtensionResults: () => ({ prf: device === 'no-prf' ? {} : said }),
  };
  const act = (): Promise<unknown> => {
    if (device === 'asks') return never();
    if (device === 'refuses') return Promise.reject(new DOMException('', 'NotAllowedError'));
    return Promise.resolve(shown);
  };
  const get = device === 'again' ? never : act;
  for (const [name, value] of Object.entries({ create: act, get }))
    Object.defineProperty(navigator.credentials, name, { value });
}

const wish = { account: BYTES, challenge: BYTES, salt: BYTES };

function join(
  name: string,
  invited: InvitationView | null,
  more: { desk?: Partial<Desk>; steps?: State['steps']; device?: Device; locked?: DeviceView } = {},
): State {
  const { device, locked } = more;
  return {
    name: `join-${name}`,
    screen: 'join',
    path: '/join',
    fragment: 'made-up',
    ...(locked && { device: locked }),
    ...(more.steps && { steps: more.steps }),
    desk: {
      invited: () => {
        if (device === 'unsupported') play(device);
        return invited ? Promise.resolve(invited) : never();
      },
      passkeyToMake: () => {
        if (device) play(device);
        return Promise.resolve(wish);
      },
      ...more.desk,
    },
  };
}

const IN = '[data-do=accept]';
const MAKE = '[data-do=make]';
const PHRASE = '[data-do=passphrase]';

const kitOf = (kit: KitView): { desk: Partial<Desk>; device: Device } => ({
  device: 'makes',
  desk: { join: () => Promise.resolve(kit), checkKit: () => Promise.resolve(false) },
});

function unlock(name: string, device: DeviceView, more: Partial<State> = {}): State {
  return { name: `unlock-${name}`, screen: 'unlock', path: '/unlock', device, ...more };
}

/** Unlocking by a passkey, with a device that does so. */
const asks = (device: Device): Partial<State> => ({
  steps: press('[data-do=passkey]'),
  desk: {
    passkeyToAsk: () => {
      play(device);
      return Promise.resolve({ challenge: BYTES, salt: BYTES, credentials: [] });
    },
  },
});

/** What a link of the demonstration carries: a sheet, as the address can hold it. */
const SHEET = btoa(`account: ${KIT.account}\nkit: ${KIT.groups.join('-')}\n`).replace(/=+$/, '');

const typed = (unlockByText: () => Promise<HomeView>): Partial<State> => ({
  steps: [
    { press: '[data-do=kit]' },
    { fill: '#kit', with: KIT.groups.join('-') },
    { press: 'form .main' },
  ],
  desk: { unlockByText },
});

export const STATES: readonly State[] = [
  join('looking', null),
  join('room', INVITED),
  join('room-as-mentor', { ...INVITED, role: 'mentor' }),
  join('with-keys', INVITED, { locked: LOCKED }),
  join('other-name', INVITED, { steps: press('summary') }),
  join('programme', { ...INVITED, kind: 'person', role: null, inviter: null }),
  join('coordinator', { ...INVITED, kind: 'coordinator', role: 'coordinator', inviter: null }),
  join('open', { ...INVITED, kind: 'open', role: null, inviter: null, name: null }),
  join('anew', { ...INVITED, kind: 'return', role: null, inviter: null }),
  join('long-names', {
    ...INVITED,
    programme: 'Mentoringprogramm der Donaudampfschifffahrtselektrizitätenhauptbetriebswerke',
    inviter: 'Maria-Magdalena Featherstonehaugh-Cholmondeley von und zu Hohenlohe',
  }),
  join('gone', { ...INVITED, state: 'used' }),
  join('torn', null, { desk: { invited: refused('bad-link') } }),
  join('away', null, { desk: { invited: refused('server-away') } }),
  join('key', INVITED, { steps: press(IN) }),
  join('key-asking', INVITED, { steps: press(IN, MAKE), device: 'asks' }),
  join('key-again', INVITED, { steps: press(IN, MAKE), device: 'again' }),
  join('key-refused', INVITED, { steps: press(IN, MAKE), device: 'refuses' }),
  join('key-no-prf', INVITED, { steps: press(IN, MAKE), device: 'no-prf' }),
  join('key-unsupported', INVITED, { steps: press(IN), device: 'unsupported' }),
  join('key-making', INVITED, { steps: press(IN, MAKE), device: 'makes' }),
  join('key-used-meanwhile', INVITED, {
    steps: press(IN, MAKE),
    device: 'makes',
    desk: { join: refused('invitation-used') },
  }),
  join('kit', INVITED, { ...kitOf(KIT), steps: press(IN, MAKE) }),
  join('kit-passphrase', INVITED, {
    ...kitOf({ ...KIT, passphrase: WORDS }),
    device: 'no-prf',
    steps: press(IN, MAKE, PHRASE),
  }),
  join('check', INVITED, { ...kitOf(KIT), steps: press(IN, MAKE, '[data-do=kept]') }),
  join('check-wrong', INVITED, {
    ...kitOf(KIT),
    steps: [
      ...press(IN, MAKE, '[data-do=kept]'),
      { fill: '.group', with: 'WRONG' },
      { press: 'form .main' },
    ],
  }),
  unlock('demonstration', { state: 'new' }, { fragment: SHEET }),
  unlock(
    'demonstration-taken',
    { ...LOCKED, account: '00'.repeat(16), passkey: false },
    { fragment: SHEET },
  ),
  unlock('passkey', LOCKED),
  unlock('asking', LOCKED, asks('asks')),
  unlock('refused', LOCKED, asks('refuses')),
  unlock('no-prf', LOCKED, asks('no-prf')),
  unlock('passphrase', { ...LOCKED, passkey: false }),
  unlock('new-device', { state: 'new' }),
  unlock('new-device-kit', { state: 'new' }, { steps: press('[data-do=kit]') }),
  unlock('kit', LOCKED, { steps: press('[data-do=kit]') }),
  unlock('wrong-kit', LOCKED, typed(refused('wrong-unlock'))),
  unlock('keys-renewed', LOCKED, typed(refused('keys-renewed'))),
  unlock('misspelt-kit', LOCKED, typed(refused('misspelt-unlock'))),
  unlock(
    'unlocking',
    LOCKED,
    typed(() => never()),
  ),
  unlock('long-name', { ...LOCKED, name: `Maria-Magdalena ${'Featherstonehaugh'.repeat(4)}` }),
  unlock('arabic-name', { ...LOCKED, name: 'أمينة العلي' }),
];
