/*
 * Reads and checks a badge on the device, without a network. The layout of the bytes is drawn at
 * io.shibo.meet.badge.BadgeToken; this is the same reader in the browser's language.
 */
'use strict';

const Badge = (() => {
  const PREFIX = 'SB1';
  const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const DOMAIN = new TextEncoder().encode('shibo badge 1\0');
  const EPOCH = Date.UTC(2000, 0, 1);
  const DAY = 86400000;

  /** Null where a character is not of the alphabet, or the text is not what an encoder would write. */
  function base32(text) {
    const out = [];
    let buffer = 0, bits = 0;
    for (const c of text) {
      const value = ALPHABET.indexOf(c);
      if (value < 0) return null;
      buffer = (buffer << 5) | value;
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        out.push((buffer >> bits) & 255);
        buffer &= (1 << bits) - 1;
      }
    }
    return buffer !== 0 || bits >= 5 ? null : new Uint8Array(out);
  }

  /** What the code says, genuine or not; null where it is no badge. Days are 2026-03-24. */
  function parse(text) {
    const token = text.trim().toUpperCase();
    if (!token.startsWith(PREFIX) || token.length > 800) return null;
    const all = base32(token.slice(PREFIX.length));
    if (all === null || all.length < 64 + 12 || all[0] !== 1 || all[1] < 1 || all[1] > 5 || all[2] !== 0) return null;
    const said = all.slice(0, all.length - 64);
    let at = 8;
    const texts = [];
    try {
      for (let i = 0; i < 4; i++) {
        const length = said[at];
        if (length === undefined || at + 1 + length > said.length) return null;
        texts.push(new TextDecoder('utf-8', {fatal: true}).decode(said.slice(at + 1, at + 1 + length)));
        at += 1 + length;
      }
    } catch (notUtf8) {
      return null;
    }
    const issue = (said[3] << 8) | said[4];
    if (at !== said.length || issue < 1 || !/^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/.test(texts[1])) return null;
    const first = EPOCH + ((said[5] << 8) | said[6]) * DAY;
    const day = time => new Date(time).toISOString().slice(0, 10);
    return {
      token, role: said[1], edition: texts[0], holder: texts[1], id: texts[1] + '/' + issue,
      organisation: texts[2] || texts[1], name: texts[3], first: day(first), last: day(first + said[7] * DAY),
      said, signature: all.slice(all.length - 64)
    };
  }

  /** The published keys, ready to check with; null where this browser cannot (no Ed25519, or no secure address). */
  async function keys(published) {
    if (!self.crypto || !crypto.subtle || published.length === 0) return null;
    try {
      return await Promise.all(published.map(spki => crypto.subtle.importKey(
        'spki', Uint8Array.from(atob(spki), c => c.charCodeAt(0)), {name: 'Ed25519'}, false, ['verify'])));
    } catch (unknownAlgorithm) {
      return null;
    }
  }

  /** One of the outcomes of BadgeCheck, in small letters; the first that holds, in its order. */
  async function check(badge, keyList, edition, revoked, today) {
    if (keyList === null) return 'not-checked';
    const signed = new Uint8Array(DOMAIN.length + badge.said.length);
    signed.set(DOMAIN);
    signed.set(badge.said, DOMAIN.length);
    let genuine = false;
    for (const key of keyList) {
      genuine = genuine || await crypto.subtle.verify({name: 'Ed25519'}, key, badge.signature, signed);
    }
    if (!genuine) return 'not-genuine';
    if (badge.edition !== edition) return 'other-edition';
    if (revoked.some(each => each.badge === badge.id && each.from <= today)) return 'revoked';
    if (today < badge.first) return 'not-yet';
    if (today > badge.last) return 'expired';
    return 'valid';
  }

  return {parse, keys, check};
})();

if (typeof module !== 'undefined') module.exports = Badge;
