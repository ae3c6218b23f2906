/** Reads the bits that plugins/search/bits.py writes: sorted document numbers by Rice's code. */

export class BitReader {
  /** @param {Uint8Array} data */
  constructor(data) {
    this.data = data;
    this.bit = 0;
  }

  /**
   * The next `count` numbers, in rising order, each below `2 ** numberBits`.
   * @param {number} count
   * @param {number} numberBits
   * @returns {Uint32Array}
   * @throws {RangeError} where the data ends before they do, or says one that is too great
   */
  numbers(count, numberBits) {
    const { data } = this;
    const end = data.length * 8;
    let { bit } = this;
    if (count > end - bit) throw new RangeError(`ends at bit ${end}`); // a number is a bit at least
    const numbers = new Uint32Array(count);
    const width = remainderBits(count, numberBits);
    let number = -1;
    for (let at = 0; at < count; at += 1) {
      let quotient = 0;
      while (bit < end && !((data[bit >> 3] >> (7 - (bit & 7))) & 1)) {
        quotient += 1;
        bit += 1;
      }
      bit += 1;
      if (bit + width > end) throw new RangeError(`ends at bit ${end}`);
      let remainder = 0;
      for (let left = width; left > 0; ) {
        const here = Math.min(8 - (bit & 7), left);
        remainder = (remainder << here) | ((data[bit >> 3] >> (8 - (bit & 7) - here)) & ((1 << here) - 1));
        bit += here;
        left -= here;
      }
      number += 1 + (quotient << width) + remainder;
      numbers[at] = number;
    }
    if (number >= 2 ** numberBits) throw new RangeError(`document ${number} of ${2 ** numberBits}`);
    this.bit = bit;
    return numbers;
  }
}

/**
 * Bits of a remainder where `count` numbers lie in a range of `2 ** numberBits`.
 * @param {number} count
 * @param {number} numberBits
 */
export function remainderBits(count, numberBits) {
  const length = 32 - Math.clz32((count * 3) >> 1);
  return Math.max(0, numberBits - length);
}
