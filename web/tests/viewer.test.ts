/** How large a picture says it is, before anything decodes it. */

import { describe, expect, it } from 'vitest';
import { sizeOf } from '../viewer/size.ts';

const bytesOf = (...parts: readonly (string | readonly number[])[]): ArrayBuffer => {
  const flat = parts.flatMap((one) =>
    typeof one === 'string' ? [...one].map((sign) => sign.charCodeAt(0)) : one,
  );
  return new Uint8Array(flat).buffer;
};

const none = (count: number): number[] => Array<number>(count).fill(0);

const PNG = bytesOf(
  '\x89PNG\r\n\x1a\n',
  [0, 0, 0, 13],
  'IHDR',
  [0, 0, 2, 128],
  [0, 0, 1, 144],
  none(5),
);
const FRAME = [0xff, 0xc2, 0, 17, 8, 0x01, 0x90, 0x02, 0x80, 3];

describe('the size of a picture', () => {
  it.each([
    ['PNG', PNG],
    ['JPEG', bytesOf([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2], FRAME)],
    ['JPEG with tables and fill', bytesOf([0xff, 0xd8, 0xff, 0xc4, 0, 3, 9, 0xff], FRAME)],
    ['lossy WebP', bytesOf('RIFF', none(4), 'WEBPVP8 ', none(10), [128, 2, 144, 1])],
    ['lossless WebP', bytesOf('RIFF', none(4), 'WEBPVP8L', none(4), [0x2f, 127, 0xc2, 0x63, 0])],
    ['extended WebP', bytesOf('RIFF', none(4), 'WEBPVP8X', none(8), [127, 2, 0, 143, 1, 0])],
  ])('%s', (_, bytes) => {
    expect(sizeOf(bytes)).toMatchObject({ width: 640, height: 400 });
  });

  it.each([
    ['nothing', bytesOf('')],
    ['a drawing', bytesOf('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>')],
    ['a page behind the first bytes of a picture', bytesOf('\x89PNG\r\n\x1a\n<script>alert(1)')],
    ['a JPEG that ends', bytesOf([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff])],
    ['a JPEG without a frame', bytesOf([0xff, 0xd8], none(40))],
    ['another RIFF', bytesOf('RIFF', none(4), 'WAVEfmt ', none(30))],
    ['another WebP', bytesOf('RIFF', none(4), 'WEBPABCD', none(30))],
    ['a film', bytesOf('GIF89a', [255, 255, 255, 255], none(20))],
  ])('%s is of no kind that is shown', (_, bytes) => {
    expect(sizeOf(bytes)).toBeNull();
  });

  it('never throws, wherever a file is cut or bent', () => {
    const whole = new Uint8Array(PNG);
    for (let at = 0; at < whole.length; at++) {
      const bent = whole.slice();
      bent[at]! ^= 0xff;
      expect(() => [sizeOf(whole.slice(0, at).buffer), sizeOf(bent.buffer)]).not.toThrow();
    }
  });
});
