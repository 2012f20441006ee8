// Put before the key worker's own script: tells what the worker said when, and opens barely.
{
  const ENTRIES = 10_000;
  const subtle = crypto.subtle;
  const channel = new BroadcastChannel('bench');
  const random = (size) => crypto.getRandomValues(new Uint8Array(size));
  const [decrypt, post] = [SubtleCrypto.prototype.decrypt, self.postMessage];
  const opened = new Map();
  let said = [];

  SubtleCrypto.prototype.decrypt = function (algorithm, key, data) {
    opened.set(data.byteLength, (opened.get(data.byteLength) ?? 0) + 1);
    return decrypt.call(this, algorithm, key, data);
  };

  self.postMessage = function (message, ...rest) {
    const shown = message.kind === 'room' ? message.value : null;
    if (shown?.lines.length) {
      said.push({ at: performance.now(), read: shown.read, all: shown.all, opened: [...opened] });
    }
    return post.call(self, message, ...rest);
  };

  // What an entry of 1 KB is opened with: a key derived from the room's, the key, nonce and commitment
  // of the sealed part, that part, and the MAC that its commitment is held against.
  async function bare(size) {
    const [short, long] = [{ name: 'HMAC', hash: 'SHA-256' }, { name: 'HMAC', hash: 'SHA-512' }];
    const raw = (key, algorithm, usage) => subtle.importKey('raw', key, algorithm, false, [usage]);
    const [key, iv, info, context, franked] = [32, 12, 170, 330, size].map(random);
    const algorithm = { name: 'AES-GCM', iv };
    const root = await raw(key, short, 'sign');
    const sealed = await subtle.encrypt(
      algorithm,
      await raw(key, 'AES-GCM', 'encrypt'),
      random(size - 16),
    );
    const aes = async () =>
      decrypt.call(subtle, algorithm, await raw(key, 'AES-GCM', 'decrypt'), sealed);
    return {
      aes,
      async all() {
        await subtle.sign(short, root, info);
        const schedule = await raw(key, long, 'sign');
        await subtle.sign(long, schedule, context);
        await subtle.sign(long, schedule, context);
        await aes();
        await subtle.sign(short, await raw(key, short, 'sign'), franked);
      },
    };
  }

  async function seconds(act, lanes) {
    let left = ENTRIES;
    const began = performance.now();
    const lane = async () => {
      while (left-- > 0) await act();
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    return (performance.now() - began) / 1000;
  }

  channel.onmessage = async ({ data: { ask, size, lanes } }) => {
    if (ask === 'begin') {
      said = [];
      opened.clear();
      channel.postMessage({ answer: true });
    } else if (ask === 'said') channel.postMessage({ answer: said });
    else if (ask) channel.postMessage({ answer: await seconds((await bare(size))[ask], lanes) });
  };
}
