/** Every state of being told while away. This browser is played by hand. */

import type { Desk } from '../../worker/protocol.ts';
import type { KnockView } from '../../worker/told.ts';
import { idOf } from '../tell/browser.ts';
import { press, refused } from './making.ts';
import { HOME } from './shell.states.ts';
import type { State } from './states.ts';

const KNOCK: KnockView = {
  mails: true,
  pushKey: new Uint8Array(65),
  address: null,
  asked: null,
  manner: { rhythm: 'hourly', hour: 8, quiet: [21, 7], zone: 'Europe/Paris', language: 'en' },
  browsers: [],
};

const ENDPOINT = 'https://push.example/1';
const ADDRESS = 'elise.martin@example.org';

/** What this browser and its maker do: not know how, show nothing, have said no, or take it. */
type Maker = 'unknown' | 'denied' | 'refuses' | 'ready' | 'told';

function play(maker: Maker): void {
  const [permission, asked] = maker === 'denied' ? ['denied', 'denied'] : ['granted', 'granted'];
  const subscription = { endpoint: ENDPOINT, unsubscribe: () => Promise.resolve(true) };
  const pushManager = {
    getSubscription: () => Promise.resolve(maker === 'told' ? subscription : null),
    subscribe: () =>
      maker === 'refuses' ? Promise.reject(new DOMException('')) : Promise.resolve(subscription),
  };
  const value = {
    getRegistration: () => Promise.resolve(maker === 'unknown' ? undefined : { pushManager }),
  };
  Object.defineProperty(navigator, 'serviceWorker', { value });
  const requestPermission = (): Promise<string> => Promise.resolve(asked ?? '');
  Object.assign(globalThis, { Notification: { permission, requestPermission } });
}

function state(
  name: string,
  knock: Partial<KnockView> | null,
  more: { maker?: Maker; desk?: Partial<Desk>; steps?: State['steps'] } = {},
): State {
  return {
    name: `keys-tell-${name}`,
    screen: 'keys',
    path: '/keys',
    home: HOME,
    steps: [...press('[data-do=tell]'), ...(more.steps ?? [])],
    desk: {
      ...(knock && {
        knock: async () => {
          play(more.maker ?? 'ready');
          const browsers = knock.browsers ?? (more.maker === 'told' ? [await idOf(ENDPOINT)] : []);
          return { ...KNOCK, ...knock, browsers };
        },
      }),
      ...more.desk,
    },
  };
}

const type = (place: string, words: string, then: string): NonNullable<State['steps']> => [
  { fill: place, with: words },
  { press: then },
];

const CODE = 'input[inputmode=numeric]';

export const STATES: readonly State[] = [
  state('asking', null),
  state('away', null, { desk: { knock: refused('server-away') } }),
  state('first', {}),
  state('no-mails', { mails: false, pushKey: null }),
  state('no-address', {}, { steps: type('input[type=email]', 'elise', '[data-do=ask]') }),
  state(
    'slow-down',
    {},
    {
      steps: type('input[type=email]', ADDRESS, '[data-do=ask]'),
      desk: { askAddress: refused('slow-down') },
    },
  ),
  state('code', { asked: ADDRESS }),
  state('code-missing', { asked: ADDRESS }, { steps: press('[data-do=confirm]') }),
  state(
    'code-wrong',
    { asked: ADDRESS },
    {
      steps: type(CODE, '123 456', '[data-do=confirm]'),
      desk: { confirmAddress: refused('wrong-code') },
    },
  ),
  state('mailed', { address: ADDRESS }),
  state('mailed-other', { address: ADDRESS }, { steps: press('[data-do=other]') }),
  state(
    'mailed-stopped',
    { address: ADDRESS },
    {
      steps: press('[data-do=stop]'),
      desk: { forgetAddress: () => Promise.resolve(KNOCK) },
    },
  ),
  state('long-address', {
    address: `${'maria-magdalena.featherstonehaugh'.repeat(3)}@example.org`,
    asked: `${'hohenlohe'.repeat(9)}@example.org`,
  }),
  state('browser-unsupported', {}, { maker: 'unknown' }),
  state('browser-denied', {}, { maker: 'denied' }),
  state('browser-refused', {}, { maker: 'refuses', steps: press('[data-do=browser]') }),
  state('browser-on', { address: ADDRESS }, { maker: 'told' }),
  state('browser-others', { browsers: ['00', '11'] }),
  state('daily', {
    manner: { rhythm: 'daily', hour: 8, quiet: null, zone: 'Asia/Kolkata', language: 'fr' },
  }),
  state(
    'quiet-same',
    { manner: { ...KNOCK.manner, quiet: [7, 7] } },
    {
      steps: press('[data-do=save]'),
    },
  ),
  state(
    'no-such-zone',
    {},
    {
      steps: press('[data-do=save]'),
      desk: { sayKnock: refused('no-such-zone') },
    },
  ),
  state(
    'saved',
    {},
    {
      steps: press('[data-do=save]'),
      desk: { sayKnock: () => Promise.resolve(KNOCK) },
    },
  ),
];
