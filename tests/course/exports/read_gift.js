// Reads GIFT from standard input with gift-pegjs, and prints what it found as JSON.
const { createRequire } = require("node:module");
const { readFileSync } = require("node:fs");

const { parse } = createRequire(process.argv[2] + "/")("gift-pegjs");
process.stdout.write(JSON.stringify(parse(readFileSync(0, "utf8"))));
