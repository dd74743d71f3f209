// Preloaded into every node process of a test (NODE_OPTIONS=--require): nothing but loopback is looked up or
// connected to. What was refused goes, one line each, into the file that GUARD_LOG names.
'use strict';

const dns = require('node:dns');
const fs = require('node:fs');
const net = require('node:net');
const { syncBuiltinESMExports } = require('node:module');

function isLoopback(host) {
  const name = String(host).toLowerCase().replace(/^\[(.*)\]$/, '$1');
  switch (net.isIP(name)) {
    case 4:
      return name.startsWith('127.');
    case 6:
      return name === '::1' || name.startsWith('::ffff:127.');
    default:
      return name === 'localhost' || name.endsWith('.localhost');
  }
}

function refusal(what, host) {
  if (process.env.GUARD_LOG) {
    fs.appendFileSync(process.env.GUARD_LOG, `${what} ${host}\n`);
  }
  // The code of a name that does not exist: clients report it at once instead of trying again.
  return Object.assign(new Error(`guard: ${what} ${host} refused`), { code: 'ENOTFOUND', hostname: host });
}

// Proxies, so that util.promisify still finds on a function what node keeps there under private symbols.
dns.lookup = new Proxy(dns.lookup, {
  apply(lookup, self, args) {
    const [host, callback] = [args[0], args.at(-1)];
    if (!host || isLoopback(host) || typeof callback !== 'function') {
      return Reflect.apply(lookup, self, args);
    }
    return void process.nextTick(callback, refusal('lookup', host));
  },
});

dns.promises.lookup = new Proxy(dns.promises.lookup, {
  apply(lookup, self, args) {
    return !args[0] || isLoopback(args[0]) ? Reflect.apply(lookup, self, args) : Promise.reject(refusal('lookup', args[0]));
  },
});

// connect(options), connect(port, host), connect(path), or node's own already normalised [options, callback].
function target(args) {
  const first = Array.isArray(args[0]) ? args[0][0] : args[0];
  if (first !== null && typeof first === 'object') {
    return first.path ? undefined : first.host;
  }
  return typeof args[1] === 'string' ? args[1] : undefined;
}

net.Socket.prototype.connect = new Proxy(net.Socket.prototype.connect, {
  apply(connect, socket, args) {
    const host = target(args);
    if (!host || isLoopback(host)) {
      return Reflect.apply(connect, socket, args);
    }
    const error = refusal('connect', host);
    process.nextTick(() => socket.destroy(error));
    return socket;
  },
});

syncBuiltinESMExports();
