import type { Edge } from '../client/ports.ts';
import type { Desk, ToPage } from './protocol.ts';
import type { Asking } from './transport.ts';
export async function deskOf(_edge: Edge, _transport: Asking, _post: (m: ToPage) => void): Promise<Desk> {
  return {} as Desk;
}
