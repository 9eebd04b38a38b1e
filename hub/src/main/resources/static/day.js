/*
 * The page of phones at gates and booths. It works without a network once it was open: the service worker keeps the page, the
 * browser's database what was scanned. How it is enrolled: /meet/day/scan#DEVICE/TOKEN/gate|participant/PLACE.
 */
'use strict';

(async () => {
  const $ = id => document.getElementById(id);
  const api = $('main').dataset.api;
  const texts = {};
  document.querySelectorAll('#texts [data-key]').forEach(each => { texts[each.dataset.key] = each.textContent; });
  // Each value in an isolate: a date or a hall's name shall not turn in an Arabic sentence.
  const say = (key, ...values) =>
    values.reduce((text, value, i) => text.replace('{' + i + '}', '\u2068' + value + '\u2069'), texts[key] || key);

  let device = null, known = null, keyList = null, closed = false, syncing = false, pending = false, stream = null;
  let last = {code: '', time: 0};
  let leadOf = null;
  const inside = new Map(); // holder → place, by what the hub last said and this device saw since

  try {
    await Journal.open();
  } catch (failed) {
    $('not-enrolled').querySelector('p').textContent = say('storage');
    return;
  }
  if (location.hash.length > 1) {
    const [name, token, kind, place] = location.hash.slice(1).split('/');
    if (name && token && place) {
      await Journal.set('device', {name, token, kind, place: decodeURIComponent(place)});
    }
    history.replaceState(null, '', location.pathname);
  }
  device = await Journal.get('device');
  if (!device) return;

  $('not-enrolled').hidden = true;
  $('enrolled').hidden = false;
  const gate = device.kind === 'gate';
  $('device-name').textContent = device.name;
  $('where').textContent = !gate ? say('own-desk', device.place)
    : device.place === 'site' ? say('site') : say('hall', device.place);
  $('direction').hidden = !gate;
  $('own').hidden = gate;
  known = await Journal.get('known') || {edition: null, keys: [], revoked: [], inside: null, meetings: []};
  await useKnown();
  if (!gate) await showOwn();
  await network();

  if ('serviceWorker' in navigator) {
    navigator.serviceWorker.register('/day-sw.js', {scope: '/meet/day/'}).then(async () => {
      const ready = await navigator.serviceWorker.ready;
      const page = [...document.querySelectorAll('link[rel=stylesheet], link[rel=icon], script[src]')].map(e => e.href || e.src);
      ready.active.postMessage({keep: [location.pathname, ...page, document.querySelector('.brand img').src]});
    }).catch(() => {});
  }
  window.addEventListener('online', sync);
  window.addEventListener('offline', network);
  setInterval(sync, 15000);
  sync();

  async function useKnown() {
    keyList = await Badge.keys(known.keys);
    $('key-state').textContent = known.keys.length === 0 ? say('key-none')
      : keyList === null ? say('key-cannot') : say('key-known', known.edition, (known.revokedAt || '').slice(0, 16).replace('T', ' '));
    if (known.inside) {
      inside.clear();
      Object.entries(known.inside).forEach(([place, holders]) => holders.forEach(holder => inside.set(holder, place)));
    }
    if (!gate) return;
    // And what this device saw since, or has not sent.
    (await Journal.all(device.name)).forEach(({entry, sent}) => {
      if (entry.kind === 'scan' && (!sent || entry.at > (known.insideAt || '')) && /^(valid|not-checked)$/.test(entry.said)) {
        moved(entry.badge.replace(/\/.*/, ''), entry.direction);
      }
    });
  }

  async function get(path, own) {
    const answer = await fetch(api + path, own ? {headers: {'Authorization': 'Bearer ' + device.token}} : {});
    if (answer.status === 401) closed = true;
    if (!answer.ok) throw new Error(path + ' ' + answer.status);
    return answer.json();
  }

  /** Sends what is here, takes what is new, and compares clocks. Whatever fails is tried again later. */
  async function sync() {
    if (closed) return;
    if (syncing) {
      pending = true; // What was written meanwhile goes with the next round.
      return;
    }
    syncing = true;
    pending = false;
    try {
      await clock();
      await Journal.send(api, device.name, device.token);
      const [key, revoked] = [await get('/key'), await get('/revocations')];
      known.edition = key.edition;
      known.keys = key.keys;
      known.revoked = revoked.badges;
      known.revokedAt = revoked.at;
      if (gate) {
        const now = await get('/inside', true);
        known.inside = now.inside;
        known.insideAt = now.at;
      }
      else known.meetings = await get('/meetings', true);
      await Journal.set('known', known);
      await useKnown();
      if (!gate) await showOwn();
      await network(true);
    } catch (failed) {
      if (failed.message === 'closed') closed = true;
      await network(false);
    } finally {
      syncing = false;
    }
    if (pending && navigator.onLine) await sync();
  }

  /** An entry about the clock is written where it was moved, or an hour after the last: the hub corrects times by it. */
  async function clock() {
    const before = performance.now();
    const {hub} = await get('/clock');
    const took = performance.now() - before;
    const now = new Date(new Date(hub).getTime() + took / 2);
    const difference = now.getTime() - Date.now();
    const seen = await Journal.get('clock') || {};
    if (seen.device === device.name && Math.abs(seen.difference - difference) < 1500 && Date.now() - seen.at < 3600000) return;
    await Journal.write(device.name, {kind: 'clock', hub: now.toISOString()});
    await Journal.set('clock', {device: device.name, difference, at: Date.now()});
  }

  async function network(reached) {
    const waiting = await Journal.unsent(device.name);
    const online = reached === undefined ? navigator.onLine : reached;
    $('network').textContent = closed ? say('closed') : say(online ? 'online' : 'offline');
    $('network').className = 'badge ' + (closed ? 'is-bad' : online ? 'is-good' : 'is-wait');
    $('unsent').textContent = waiting === 0 ? say('all-sent') : say('unsent', waiting);
    $('unsent').className = 'badge ' + (waiting === 0 ? 'is-good' : 'is-wait');
  }

  function answer(state, head, name, text) {
    $('answer').className = 'verdict ' + state;
    $('answer-head').textContent = head;
    $('answer-name').textContent = name;
    $('answer-text').textContent = text;
    if (navigator.vibrate) navigator.vibrate(state === 'is-good' ? 60 : [120, 60, 120]);
  }

  /** Local to the device: it stands in the hall. */
  function today() {
    const now = new Date();
    return new Date(now.getTime() - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  }

  async function take(text) {
    const code = text.trim();
    if (!code) return;
    // A camera sees the same code many times a second.
    if (code === last.code && Date.now() - last.time < 3000) return;
    last = {code, time: Date.now()};
    const badge = Badge.parse(code);
    let seen, name = '', note = '', outcome;
    if (badge) {
      outcome = await Badge.check(badge, keyList, known.edition, known.revoked, today());
      seen = {badge: badge.id, said: outcome};
      if (outcome === 'not-checked') seen.token = badge.token;
      name = badge.name + ' · ' + say('role.' + badge.role) + ' · ' + badge.id;
    } else if (/^[A-Za-z0-9][A-Za-z0-9_-]{0,39}(\/[0-9]{1,5})?$/.test(code) && !/^SB1/i.test(code)) {
      outcome = 'not-checked';
      seen = {badge: code.includes('/') ? code : code + '/1', said: outcome};
      name = seen.badge;
      note = say('by-hand');
    } else {
      answer('is-bad', say('unreadable'), '', '');
      return;
    }
    const good = outcome === 'valid', open = good || outcome === 'not-checked';
    if (gate) await scanned(seen, outcome, name, note, good, open);
    else lead(seen, outcome, name, note, good, open);
    await network();
    sync();
  }

  async function scanned(seen, outcome, name, note, good, open) {
    const direction = document.querySelector('input[name=direction]:checked').value;
    await Journal.write(device.name, Object.assign({kind: 'scan', zone: device.place, direction}, seen));
    const holder = seen.badge.replace(/\/.*/, '');
    const where = inside.get(holder);
    if (open && direction === 'in' && where === device.place) note = (note + ' ' + say('already-inside')).trim();
    else if (open && direction === 'in' && where && device.place !== 'site' && where !== 'site') note = (note + ' ' + say('inside-elsewhere', where)).trim();
    if (open) moved(holder, direction);
    const warn = note !== '' || outcome === 'not-checked';
    answer(!open ? 'is-bad' : warn ? 'is-wait' : 'is-good', say(outcome), name, note || (open ? say('taken') : ''));
  }

  function moved(holder, direction) {
    if (direction === 'in') inside.set(holder, device.place);
    else inside.delete(holder);
  }

  function lead(seen, outcome, name, note, good, open) {
    answer(good ? 'is-good' : open ? 'is-wait' : 'is-bad', say(outcome), name, note);
    leadOf = open ? {seen, name} : null;
    $('lead').hidden = !open;
    if (open) $('note').focus();
  }

  $('lead').addEventListener('submit', async event => {
    event.preventDefault();
    if (!leadOf) return;
    await Journal.write(device.name, Object.assign({kind: 'lead', exhibitor: device.place}, leadOf.seen, {
      consent: $('consent').checked, rating: Number($('rating').value), note: $('note').value,
      interests: $('interests').value.split(/[,;、،]/).map(each => each.trim()).filter(each => each).slice(0, 20).map(each => each.slice(0, 80))
    }));
    // The name stays on this phone, and only where its bearer agreed.
    const names = await Journal.get('names') || {};
    if ($('consent').checked) names[leadOf.seen.badge] = leadOf.name;
    else delete names[leadOf.seen.badge];
    await Journal.set('names', names);
    event.target.reset();
    event.target.hidden = true;
    leadOf = null;
    answer('is-good', say('saved'), '', '');
    await showOwn();
    await network();
    sync();
  });

  async function showOwn() {
    const names = await Journal.get('names') || {};
    const latest = new Map();
    (await Journal.all(device.name)).forEach(({entry}) => { if (entry.kind === 'lead') latest.set(entry.badge, entry); });
    $('leads').replaceChildren(...[...latest.values()].reverse().map(entry => {
      const item = document.createElement('li'), head = document.createElement('h3'), text = document.createElement('p');
      head.textContent = entry.consent && names[entry.badge] || entry.badge;
      head.dir = 'auto';
      text.className = 'soft';
      text.textContent = [entry.rating ? '★'.repeat(entry.rating) : '', entry.note, entry.consent ? '' : say('no-consent')]
        .filter(each => each).join(' · ');
      item.append(head, text);
      return item;
    }));
    if ($('meeting').options.length !== known.meetings.length) {
      $('meeting').replaceChildren(...known.meetings.map((meeting, i) => {
        const option = document.createElement('option');
        option.value = i;
        option.textContent = meeting.day + ' ' + meeting.from + ' · ' + meeting.with;
        return option;
      }));
    }
  }

  $('outcome').addEventListener('submit', async event => {
    event.preventDefault();
    const meeting = known.meetings[Number($('meeting').value)];
    if (!meeting) return;
    const amount = $('amount').value.trim();
    await Journal.write(device.name, {
      kind: 'outcome', by: device.place, exhibitor: meeting.exhibitor, buyer: meeting.buyer, held: $('held').value,
      value: amount && Number(amount) > 0 ? $('currency').value + ' ' + amount : '', next: $('next').value
    });
    $('amount').value = '';
    $('next').value = '';
    answer('is-good', say('saved'), meeting.with, '');
    await network();
    sync();
  });

  async function download(as) {
    await sync();
    const got = await fetch(api + '/leads?as=' + as, {headers: {'Authorization': 'Bearer ' + device.token}});
    if (!got.ok) return network(false);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await got.blob());
    link.download = 'leads-' + device.place + '.' + as;
    link.click();
    URL.revokeObjectURL(link.href);
  }
  $('csv').addEventListener('click', () => download('csv').catch(() => network(false)));
  $('vcf').addEventListener('click', () => download('vcf').catch(() => network(false)));

  // A scanner that types ends with Enter, which sends the form.
  $('type').addEventListener('submit', event => {
    event.preventDefault();
    const code = $('code').value;
    $('code').value = '';
    $('code').focus();
    take(code);
  });

  // A browser with a reader of its own needs no network for it; for any other the hub reads the picture.
  const own = 'BarcodeDetector' in window
    && (await BarcodeDetector.getSupportedFormats().catch(() => [])).includes('qr_code');
  const detector = own ? new BarcodeDetector({formats: ['qr_code']}) : null;
  const camera = !!(navigator.mediaDevices && navigator.mediaDevices.getUserMedia);
  const SIDE = 1000; // of what is sent: enough for a code at arm's length, and 100 kB
  $('camera').hidden = !camera;
  $('no-camera').hidden = own;
  const canvas = document.createElement('canvas');

  /** The texts of codes in a picture or a frame. Throws where neither the browser nor the hub can look. */
  async function codes(source, width, height) {
    if (detector) return (await detector.detect(source)).map(each => each.rawValue);
    const factor = Math.min(1, SIDE / Math.max(width, height));
    canvas.width = Math.round(width * factor);
    canvas.height = Math.round(height * factor);
    canvas.getContext('2d').drawImage(source, 0, 0, canvas.width, canvas.height);
    const picture = await new Promise(resolve => canvas.toBlob(resolve, 'image/jpeg', .8));
    const got = await fetch(api + '/code', {
      method: 'POST', headers: {'Authorization': 'Bearer ' + device.token, 'Content-Type': 'image/jpeg'}, body: picture
    });
    if (!got.ok) throw new Error('code ' + got.status);
    const {code} = await got.json();
    return code ? [code] : [];
  }

  $('photo').addEventListener('change', async event => {
    const file = event.target.files[0];
    if (!file) return;
    answer('', say('reading'), '', '');
    try {
      const picture = await createImageBitmap(file);
      const found = await codes(picture, picture.width, picture.height);
      picture.close();
      if (found.length === 0) answer('is-wait', say('no-code'), '', '');
      for (const code of found) await take(code);
    } catch (failed) {
      answer('is-bad', say('no-code'), '', navigator.onLine ? '' : say('offline'));
    }
    event.target.value = '';
  });

  $('camera').addEventListener('click', async () => {
    if (stream) {
      stream.getTracks().forEach(track => track.stop());
      stream = null;
      $('view').hidden = true;
      return;
    }
    try {
      stream = await navigator.mediaDevices.getUserMedia({video: {facingMode: 'environment'}});
    } catch (refused) {
      $('no-camera').hidden = false;
      return;
    }
    $('view').srcObject = stream;
    $('view').hidden = false;
    await $('view').play();
    while (stream) {
      const view = $('view');
      const found = view.videoWidth ? await codes(view, view.videoWidth, view.videoHeight).catch(() => []) : [];
      for (const code of found) await take(code);
      await new Promise(resolve => setTimeout(resolve, own ? 150 : 500));
    }
  });
})();
