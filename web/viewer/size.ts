/**
 * How large a picture says it is, read before anything decodes it: a file of a few bytes may ask for
 * more memory than a phone has.
 *
 * Three kinds are known, those that phones and computers make. A drawing (SVG) is a document and no
 * picture; it is in none of them.
 *
 * Source: PNG (W3C) section 11.2.2; ITU-T T.81 (JPEG) annex B.2.2; RFC 9649 (WebP) section 2.
 */

/** Width and height in pixels, and the media type that the first bytes name. */
export interface Size {
  readonly type: 'image/png' | 'image/jpeg' | 'image/webp';
  readonly width: number;
  readonly height: number;
}

/** What the first bytes say, or none where they are of no kind that is shown. */
export function sizeOf(bytes: ArrayBuffer): Size | null {
  const view = new DataView(bytes);
  try {
    return png(view) ?? webp(view) ?? jpeg(view);
  } catch (fault) {
    // It ends before it says how large it is.
    if (fault instanceof RangeError) return null;
    throw fault;
  }
}

const at = (view: DataView, place: number, text: string): boolean =>
  [...text].every((one, n) => view.getUint8(place + n) === one.charCodeAt(0));

function png(view: DataView): Size | null {
  if (!at(view, 0, '\x89PNG\r\n\x1a\n') || !at(view, 12, 'IHDR')) return null;
  return { type: 'image/png', width: view.getUint32(16), height: view.getUint32(20) };
}

function webp(view: DataView): Size | null {
  if (!at(view, 0, 'RIFF') || !at(view, 8, 'WEBP')) return null;
  const type = 'image/webp';
  const low = (place: number): number => view.getUint16(place, true);
  if (at(view, 12, 'VP8 ')) return { type, width: low(26) & 0x3fff, height: low(28) & 0x3fff };
  if (at(view, 12, 'VP8L')) {
    const bits = view.getUint32(21, true);
    return { type, width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (!at(view, 12, 'VP8X')) return null;
  const three = (place: number): number => low(place) + (view.getUint8(place + 2) << 16) + 1;
  return { type, width: three(24), height: three(27) };
}

/** Markers of a frame are 0xC0 to 0xCF, but for those of tables (C4, C8, CC). */
const TABLES = [0xc4, 0xc8, 0xcc];

function jpeg(view: DataView): Size | null {
  if (view.getUint16(0) !== 0xffd8) return null;
  let place = 2;
  for (;;) {
    if (view.getUint8(place) !== 0xff) return null;
    const marker = view.getUint8(place + 1);
    // Any number of fill bytes may stand before a marker.
    if (marker === 0xff) place += 1;
    else if (marker >= 0xc0 && marker <= 0xcf && !TABLES.includes(marker)) break;
    else place += 2 + view.getUint16(place + 2);
  }
  const [height, width] = [view.getUint16(place + 5), view.getUint16(place + 7)];
  return { type: 'image/jpeg', width, height };
}
