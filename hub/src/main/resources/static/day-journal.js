/*
 * The device's own journal: what it scanned, in the browser's database, until the hub has it and after. Entries are numbered
 * from 1 and never changed. Sending them again does no harm, so whatever is not known to have arrived is sent.
 */
'use strict';

const Journal = (() => {
  const BATCH = 200;
  let database;

  function request(made) {
    return new Promise((resolve, reject) => {
      made.onsuccess = () => resolve(made.result);
      made.onerror = () => reject(made.error);
    });
  }

  async function open() {
    const opening = indexedDB.open('shibo-day', 1);
    opening.onupgradeneeded = () => {
      // One journal a device name: a browser that is enrolled anew begins a new one and keeps the old until it is sent.
      opening.result.createObjectStore('entries', {keyPath: ['device', 'number']});
      opening.result.createObjectStore('settings');
    };
    database = await request(opening);
    // Else the browser may drop what was not sent when its disk is full.
    if (navigator.storage && navigator.storage.persist) await navigator.storage.persist();
  }

  const get = name => request(database.transaction('settings').objectStore('settings').get(name));

  function set(name, value) {
    const transaction = database.transaction('settings', 'readwrite');
    transaction.objectStore('settings').put(value, name);
    return done(transaction);
  }

  function done(transaction) {
    return new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
    });
  }

  const range = device => IDBKeyRange.bound([device, 0], [device, Infinity]);

  const all = device => request(database.transaction('entries').objectStore('entries').getAll(range(device)));

  /** Writes an entry under the next number; when this resolves it is on the device's disk. */
  async function write(device, fact) {
    const transaction = database.transaction('entries', 'readwrite', {durability: 'strict'});
    const store = transaction.objectStore('entries');
    const finished = done(transaction);
    const cursor = await request(store.openKeyCursor(range(device), 'prev'));
    const number = cursor ? cursor.key[1] + 1 : 1;
    const entry = Object.assign({device, number, at: new Date().toISOString()}, fact);
    store.add({device, number, entry, sent: false});
    await finished;
    return entry;
  }

  /** Gives how many are still here alone. Throws 'closed' where the hub does not know the device any more. */
  async function send(api, device, token) {
    const waiting = (await all(device)).filter(each => !each.sent);
    for (let from = 0; from < waiting.length; from += BATCH) {
      const batch = waiting.slice(from, from + BATCH);
      const answer = await fetch(api + '/journal', {
        method: 'POST',
        headers: {'Content-Type': 'application/json', 'Authorization': 'Bearer ' + token},
        body: JSON.stringify({entries: batch.map(each => each.entry)})
      });
      if (answer.status === 401) throw new Error('closed');
      if (!answer.ok) throw new Error('refused ' + answer.status);
      const transaction = database.transaction('entries', 'readwrite');
      batch.forEach(each => transaction.objectStore('entries').put(Object.assign(each, {sent: true})));
      await done(transaction);
    }
    return 0;
  }

  const unsent = async device => (await all(device)).filter(each => !each.sent).length;

  return {open, get, set, all, write, send, unsent};
})();
