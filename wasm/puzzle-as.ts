// The hash puzzle of puzzle.c in AssemblyScript, on its managed arrays.

const K: StaticArray<u32> = [
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
  0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
  0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
  0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
];

const block = new StaticArray<u8>(64);
const w = new StaticArray<u32>(64);
const h = new StaticArray<u32>(8);

function hashBlock(): void {
  for (let i = 0; i < 16; i++) {
    w[i] = (<u32>block[4 * i] << 24) | (<u32>block[4 * i + 1] << 16) | (<u32>block[4 * i + 2] << 8) | block[4 * i + 3];
  }
  for (let i = 16; i < 64; i++) {
    const a = w[i - 15], b = w[i - 2];
    w[i] = w[i - 16] + (rotr(a, 7) ^ rotr(a, 18) ^ (a >> 3)) + w[i - 7] + (rotr(b, 17) ^ rotr(b, 19) ^ (b >> 10));
  }
  h[0] = 0x6a09e667; h[1] = 0xbb67ae85; h[2] = 0x3c6ef372; h[3] = 0xa54ff53a;
  h[4] = 0x510e527f; h[5] = 0x9b05688c; h[6] = 0x1f83d9ab; h[7] = 0x5be0cd19;
  let a = h[0], b = h[1], c = h[2], d = h[3], e = h[4], f = h[5], g = h[6], k = h[7];
  for (let i = 0; i < 64; i++) {
    const t1 = k + (rotr(e, 6) ^ rotr(e, 11) ^ rotr(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + w[i];
    const t2 = (rotr(a, 2) ^ rotr(a, 13) ^ rotr(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    k = g; g = f; f = e; e = d + t1; d = c; c = b; b = a; a = t1 + t2;
  }
  h[0] += a; h[1] += b; h[2] += c; h[3] += d; h[4] += e; h[5] += f; h[6] += g; h[7] += k;
}

const digits = new StaticArray<u8>(10);

function writeSigned(at: i32, value: i32): i32 {
  let rest: u32 = value < 0 ? -value : value;
  let count = 0, length = at;
  do {
    digits[count++] = <u8>(48 + rest % 10);
    rest /= 10;
  } while (rest);
  if (value < 0) block[length++] = 45;
  while (count) block[length++] = digits[--count];
  return length;
}

function leadingZeros(): i32 {
  let zeros = 0;
  while (zeros < 64 && ((h[zeros >> 3] >> (28 - (zeros & 7) * 4)) & 15) == 0) zeros++;
  return zeros;
}

export function run(input: i32, difficulty: i32): i32 {
  let counter = 0;
  while (true) {
    counter++;
    for (let i = 0; i < 64; i++) block[i] = 0;
    const length = writeSigned(writeSigned(0, input), counter);
    block[length] = 0x80;
    block[62] = <u8>((length * 8) >> 8);
    block[63] = <u8>(length * 8);
    hashBlock();
    if (leadingZeros() >= difficulty) break;
  }
  return counter;
}
