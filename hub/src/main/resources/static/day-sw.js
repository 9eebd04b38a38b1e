/*
 * Keeps the page of phones so that it opens without a network: the page itself is asked for anew where there is one, its
 * stylesheet and scripts have names that change with their content. Nothing of the API is kept: what a device knows is in its
 * own database.
 */
'use strict';

const CACHE = 'shibo-day-1';

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));

self.addEventListener('message', event => {
  const keep = event.data && Array.isArray(event.data.keep) ? event.data.keep.slice(0, 20) : [];
  event.waitUntil(caches.open(CACHE).then(async cache => {
    const wanted = new Set(keep.map(each => new URL(each, self.location).href));
    for (const old of await cache.keys()) if (!wanted.has(old.url)) await cache.delete(old);
    await Promise.all([...wanted].map(url => cache.add(url).catch(() => {})));
  }));
});

self.addEventListener('fetch', event => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== self.location.origin || url.pathname.startsWith('/api/')) return;
  if (event.request.mode === 'navigate') {
    if (url.pathname !== '/meet/day/scan') return;
    event.respondWith(fetch(event.request).catch(() => caches.match('/meet/day/scan')));
    return;
  }
  event.respondWith(caches.match(event.request).then(kept => kept || fetch(event.request)));
});
