// A second runtime without a second build: the same code, in which only its version is another.
//
// The version is a number that occurs nowhere else in the code. It is raised wherever the compiler has put it: by itself, together
// with the number before or after it, and as the chain writes it. Whether all places were found is for the chain to say: after the
// upgrade it reports, checks and stores the version by different ones of them.

import { spawnSync } from 'node:child_process';

/** What stands before a compressed runtime. */
const COMPRESSED = Buffer.from('52bc537646db8e05', 'hex');
const LARGEST = 64 * 1024 * 1024;
const I32_CONST = 0x41;
const I64_CONST = 0x42;
const AUTHORING_VERSION = 1n;
const IMPL_VERSION = 1n;

/** The code with a version that is higher by one. Both are hex strings, as the chain keeps them. */
export function raised(code, version) {
  const wasm = decompressed(Buffer.from(code.slice(2), 'hex'));
  const next = forms(BigInt(version + 1));
  const places = forms(BigInt(version)).map((bytes, form) => replaceAll(wasm, bytes, next[form]));
  if (places.every((count) => count === 0)) throw new Error(`the version ${version} does not occur in the code`);
  return `0x${compressed(wasm).toString('hex')}`;
}

/** All ways in which a version may be written in the code. */
function forms(version) {
  const word = Buffer.alloc(4);
  word.writeUInt32LE(Number(version));
  return [
    Buffer.from([I32_CONST, ...leb(version)]),
    Buffer.from([I64_CONST, ...leb(version)]),
    Buffer.from([I64_CONST, ...leb((version << 32n) | AUTHORING_VERSION)]),
    Buffer.from([I64_CONST, ...leb((IMPL_VERSION << 32n) | version)]),
    Buffer.from([I32_CONST, ...leb((version << 2n) | 2n)]),
    Buffer.from([I64_CONST, ...leb((version << 2n) | 2n)]),
    word,
  ];
}

/** A number as WebAssembly writes it. */
function leb(value) {
  const bytes = [];
  for (;;) {
    const low = Number(value & 0x7fn);
    value >>= 7n;
    const isLast = value === 0n && (low & 0x40) === 0;
    bytes.push(isLast ? low : low | 0x80);
    if (isLast) return bytes;
  }
}

function replaceAll(buffer, from, to) {
  if (from.length !== to.length) throw new Error('the next version is longer than this one');
  let count = 0;
  for (let at = buffer.indexOf(from); at >= 0; at = buffer.indexOf(from, at + to.length), count += 1) to.copy(buffer, at);
  return count;
}

function decompressed(code) {
  return code.subarray(0, COMPRESSED.length).equals(COMPRESSED) ? zstd(['-d'], code.subarray(COMPRESSED.length)) : code;
}

const compressed = (wasm) => Buffer.concat([COMPRESSED, zstd(['-19'], wasm)]);

function zstd(options, input) {
  const { stdout, status, error } = spawnSync('zstd', ['-q', '-c', ...options], { input, maxBuffer: LARGEST });
  if (error || status !== 0) throw new Error(`zstd: ${error?.message ?? `ended with ${status}`}`);
  return stdout;
}
