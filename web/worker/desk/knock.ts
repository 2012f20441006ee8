/** How this person is told while away; every act shows how it is from then on. */

import * as knock from '../../client/knock.ts';
import type { Session } from '../../client/session.ts';
import { fromHex } from '../../core/ground/octets.ts';
import type { Desk } from '../protocol.ts';
import type { KnockView } from '../told.ts';
import { seated, type Seat } from './seat.ts';

type Telling =
  | 'knock'
  | 'sayKnock'
  | 'askAddress'
  | 'confirmAddress'
  | 'forgetAddress'
  | 'addBrowser'
  | 'dropBrowser';

/** Being told. */
export function telling(seat: Seat): Pick<Desk, Telling> {
  const after = async (act: (session: Session) => Promise<void>): Promise<KnockView> => {
    const { session } = seated(seat);
    await act(session);
    return knock.told(session);
  };
  return {
    knock: () => knock.told(seated(seat).session),
    sayKnock: (manner) => after((session) => knock.say(session, manner)),
    askAddress: (address) => after((session) => knock.ask(session, address)),
    confirmAddress: (code) => after((session) => knock.confirm(session, code)),
    forgetAddress: () => after(knock.forget),
    addBrowser: (endpoint) => after((session) => knock.addBrowser(session, endpoint)),
    dropBrowser: (id) => after((session) => knock.dropBrowser(session, fromHex(id))),
  };
}
