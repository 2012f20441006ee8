/**
 * Files put together into one, unpacked: a zip that every computer opens.
 *
 * Source: PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.
 */

/** A file by its path, with slashes. */
export interface Part {
  readonly path: string;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** One file of all of them, in their order. `made` is written down as a local time. */
export function zip(parts: readonly Part[], made: Date): Blob {
  const [bodies, heads]: [BlobPart[], BlobPart[]] = [[], []];
  let at = 0;
  let size = 0;
  for (const part of parts) {
    const name = new TextEncoder().encode(part.path);
    const common = about(part, name, made);
    bodies.push(row('PK\x03\x04', common), name, part.body);
    const head = row('PK\x01\x02', [[2, 20], ...common, [2, 0], [2, 0], [2, 0], [4, 0], [4, at]]);
    heads.push(head, name);
    at += 30 + name.length + part.body.length;
    size += head.length + name.length;
  }
  const count = parts.length;
  const end: Field[] = [
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, size],
    [4, at],
    [2, 0],
  ];
  return new Blob([...bodies, ...heads, row('PK\x05\x06', end)], { type: 'application/zip' });
}

/** A number in as many bytes, the lowest first. */
type Field = readonly [2 | 4, number];

/** What a file says of itself, beside it and in the list of all. */
function about({ body }: Part, name: Uint8Array, made: Date): Field[] {
  const { length } = body;
  const time = (made.getHours() << 11) | (made.getMinutes() << 5) | (made.getSeconds() >> 1);
  const day = ((made.getFullYear() - 1980) << 9) | ((made.getMonth() + 1) << 5) | made.getDate();
  return [
    [2, 20],
    // Bit 11: names are UTF-8.
    [2, 0x0800],
    [2, 0],
    [2, time],
    [2, day],
    [4, crc32(body)],
    [4, length],
    [4, length],
    [2, name.length],
    [2, 0],
  ];
}

function row(mark: string, fields: readonly Field[]): Uint8Array<ArrayBuffer> {
  const size = fields.reduce((sum, [width]) => sum + width, 4);
  const view = new DataView(new ArrayBuffer(size));
  [...mark].forEach((sign, at) => view.setUint8(at, sign.charCodeAt(0)));
  let at = 4;
  for (const [width, value] of fields) {
    if (width === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += width;
  }
  return new Uint8Array(view.buffer);
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  return sum;
});

/** The check sum of ISO 3309. */
export function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (sum >>> 8) ^ TABLE[(sum ^ byte) & 0xff]!;
  return ~sum >>> 0;
}
