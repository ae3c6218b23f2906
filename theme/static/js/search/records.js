/** What a hit shows, by document number: reads the files that plugins/search/records.py writes. */

import { decodeJSON } from "./encoding.js";
import { SUFFIX } from "./store.js";

/** @typedef {[id: string, title: string, day: string, category: string, source: string]} Record */

export class Records {
  /**
   * @param {import("./store.js").Store} store
   * @param {{leaf: number, block: number, blocks: string[]}} manifest
   */
  constructor(store, manifest) {
    this.store = store;
    this.manifest = manifest;
  }

  /**
   * @param {number} number of a document
   * @returns {Promise<Record>}
   * @throws {import("./store.js").ShardError} where its file cannot be had
   */
  async get(number) {
    const { leaf, block, blocks } = this.manifest;
    const first = number - (number % leaf);
    const path = `search/records/${blocks[Math.floor(number / block)]}/${first}${SUFFIX}`;
    const records = await this.store.file(path, (data) => {
      const [begins, ...records] = decodeJSON(data);
      if (begins !== first) throw new Error("the records of other documents");
      return records;
    });
    const record = records[number - first];
    if (!isRecord(record)) throw this.store.damaged(path, `no document ${number}`);
    return record;
  }
}

/** @param {unknown} record */
function isRecord(record) {
  return Array.isArray(record) && record.length >= 5 && record.every((value) => typeof value === "string");
}
