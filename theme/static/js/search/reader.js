const utf8 = new TextDecoder();

/** Reads numbers and byte runs one after the other. */
export class Reader {
  /** @param {Uint8Array} data */
  constructor(data) {
    this.data = data;
    this.at = 0;
  }

  get done() {
    return this.at >= this.data.length;
  }

  byte() {
    if (this.at >= this.data.length) throw new RangeError(`ends at ${this.at}`);
    return this.data[this.at++];
  }

  /** A whole number of seven bits a byte, the lowest first. */
  varint() {
    let number = 0;
    let scale = 1;
    for (;;) {
      const byte = this.byte();
      number += (byte & 127) * scale;
      if (byte < 128) return number;
      scale *= 128;
    }
  }

  /** Pass over numbers. @param {number} count */
  skip(count) {
    const { data } = this;
    let { at } = this;
    if (count > data.length - at) throw new RangeError(`ends at ${data.length}`); // a number is a byte at least
    for (let left = count; left > 0; left -= 1) {
      while (data[at] > 127) at += 1;
      at += 1;
    }
    if (at > data.length) throw new RangeError(`ends at ${data.length}`);
    this.at = at;
  }

  /** Bytes with their count before them. */
  prefixed() {
    return this.bytes(this.varint());
  }

  /** Bytes that are said by what differs from the ones before. @param {Uint8Array} before */
  frontCoded(before) {
    const shared = this.varint();
    const rest = this.prefixed();
    if (shared > before.length) throw new RangeError(`${shared} bytes of ${before.length}`);
    const whole = new Uint8Array(shared + rest.length);
    whole.set(before.subarray(0, shared));
    whole.set(rest, shared);
    return whole;
  }

  /** A character in UTF-8. */
  letter() {
    const first = this.byte();
    const more = first < 0x80 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
    this.at -= 1;
    return utf8.decode(this.bytes(more + 1));
  }

  /** @param {number} length */
  bytes(length) {
    const end = this.at + length;
    if (end > this.data.length) throw new RangeError(`ends at ${this.data.length} of ${end}`);
    const bytes = this.data.subarray(this.at, end);
    this.at = end;
    return bytes;
  }
}
