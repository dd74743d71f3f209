// Preloaded beside guard.cjs into `sf org login web`. The CLI opens its port first, then the browser, and only
// after the browser's process has ended does it take requests; what comes earlier is never answered. This tells
// the test, over READY_PORT, that the time has come.
'use strict';

const http = require('node:http');
const net = require('node:net');

const on = http.Server.prototype.on;
http.Server.prototype.on = function (event, ...rest) {
  const server = on.call(this, event, ...rest);
  if (event === 'request') {
    net.connect(Number(process.env.READY_PORT), '127.0.0.1').end('ready');
  }
  return server;
};
