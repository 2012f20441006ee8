/** What is mine as one page: plain words in the reader's language, no script, nothing to load. */

import type { TakenRow, TakenView } from '../../worker/views.ts';
import { day, language, moment, t } from '../text/text.svelte.ts';

const STYLE =
  'body{font:1.0625rem/1.6 system-ui,sans-serif;margin:2rem auto;max-width:40rem;padding:0 1rem;' +
  'color:#24211d;background:#faf7f2}article{border-top:1px solid #ddd5c9;padding:.75rem 0}' +
  'p{margin:.25rem 0;white-space:pre-wrap;overflow-wrap:anywhere}.meta{color:#5b544b;font-size:.9rem}';

const NOTHING = "default-src 'none'; style-src 'unsafe-inline'";

/** The whole page, as HTML. */
export function pageOf(taken: TakenView, name: string): string {
  const title = t('take-page', { name });
  const dir = language() === 'ar' ? 'rtl' : 'ltr';
  const places = new Set(taken.mine.map((row) => row['room'] ?? null));
  return [
    `<!doctype html><html lang="${language()}" dir="${dir}"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${NOTHING}">`,
    `<meta name="viewport" content="width=device-width"><title>${safe(title)}</title>`,
    `<style>${STYLE}</style></head><body><h1>${safe(title)}</h1>`,
    said(t('take-made', { day: day(taken.made) })),
    said(t('take-open')),
    ...[...places].map((place) => section(taken, place as string | null)),
    taken.received.length ? heading(t('take-received')) : '',
    ...taken.received.map(received),
    '</body></html>',
  ].join('\n');
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Words of a person, as text of a page. */
const safe = (text: unknown): string =>
  String(text).replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? `&#${sign.charCodeAt(0)};`);

const said = (text: string): string => `<p class="meta">${safe(text)}</p>`;
const heading = (text: string): string => `<h2>${safe(text)}</h2>`;
const words = (row: TakenRow): string => `<p dir="auto">${safe(row['text'])}</p>`;

function section(taken: TakenView, place: string | null): string {
  const room = taken.rooms.find(({ id }) => id === place);
  const rows = taken.mine.filter((row) => (row['room'] ?? null) === place);
  const names = room?.people.map(({ name }) => name).join(', ');
  const agreement = `rooms/${place ?? ''}/agreement.md`;
  return [
    heading(names ? t('take-room', { names }) : t('shell-notebook')),
    room?.agreement ? `<p><a href="${agreement}">${safe(t('take-agreement'))}</a></p>` : '',
    ...rows.map(mine),
  ].join('\n');
}

function mine(row: TakenRow): string {
  const told = [
    row['author'] === 'me' ? t('take-me') : String(row['author']),
    moment(Date.parse(String(row['time'])) / 1000),
    row['held'] ? t('take-held') : '',
    row['taken_back'] ? t('take-taken-back') : '',
  ];
  const head = told.filter((one) => one).join(' · ');
  return `<article>${said(head)}${words(row)}${attached(row)}</article>`;
}

function received(row: TakenRow): string {
  const told = t('take-for', { purpose: String(row['purpose']), until: String(row['until']) });
  return `<article>${said(told)}${words(row)}${attached(row)}</article>`;
}

function attached(row: TakenRow): string {
  const names = row['attachments'] as readonly string[];
  if (!names.length) return '';
  const folder = `attachments/${String(row['entry']).slice(0, 16)}/`;
  return said(`${t('take-files')}: ${names.join(', ')} (${folder})`);
}
