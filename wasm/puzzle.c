// The hash puzzle: run(input, difficulty) is the smallest counter >= 1 such that the SHA-256 of the two decimal numbers
// written one after the other begins, in hexadecimal, with that many zeros.
//
// Freestanding: no library, no memory but a static buffer and the stack.

typedef unsigned int u32;
typedef unsigned char u8;

static const u32 K[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

static u32 rotate(u32 x, int n) { return x >> n | x << (32 - n); }

// Hashes one block: the whole message, since two 32-bit numbers take at most 21 characters.
static void hash_block(const u8 block[64], u32 h[8]) {
    u32 w[64];
    for (int i = 0; i < 16; i++) {
        const u8 *p = block + 4 * i;
        w[i] = (u32)p[0] << 24 | (u32)p[1] << 16 | (u32)p[2] << 8 | p[3];
    }
    for (int i = 16; i < 64; i++) {
        u32 a = w[i - 15], b = w[i - 2];
        w[i] = w[i - 16] + (rotate(a, 7) ^ rotate(a, 18) ^ a >> 3) + w[i - 7] +
               (rotate(b, 17) ^ rotate(b, 19) ^ b >> 10);
    }
    u32 s[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    u32 a = s[0], b = s[1], c = s[2], d = s[3], e = s[4], f = s[5], g = s[6], k = s[7];
    for (int i = 0; i < 64; i++) {
        u32 t1 = k + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + w[i];
        u32 t2 = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
        k = g; g = f; f = e; e = d + t1; d = c; c = b; b = a; a = t1 + t2;
    }
    u32 r[8] = {a, b, c, d, e, f, g, k};
    for (int i = 0; i < 8; i++) h[i] = s[i] + r[i];
}

// Writes a signed number in decimal and answers its length.
static int write_signed(u8 *out, int value) {
    u8 digits[10];
    u32 rest = value < 0 ? 0u - (u32)value : (u32)value;
    int count = 0, length = 0;
    do {
        digits[count++] = '0' + rest % 10;
        rest /= 10;
    } while (rest);
    if (value < 0) out[length++] = '-';
    while (count) out[length++] = digits[--count];
    return length;
}

static int leading_zeros(const u32 h[8]) {
    int zeros = 0;
    while (zeros < 64 && (h[zeros / 8] >> (28 - zeros % 8 * 4) & 15) == 0) zeros++;
    return zeros;
}

__attribute__((export_name("run"))) int run(int input, int difficulty) {
    for (int counter = 1;; counter++) {
        u8 block[64];
        for (int i = 0; i < 64; i++) block[i] = 0;
        int length = write_signed(block, input);
        length += write_signed(block + length, counter);
        block[length] = 0x80;
        block[62] = length * 8 >> 8;
        block[63] = length * 8;
        u32 h[8];
        hash_block(block, h);
        if (leading_zeros(h) >= difficulty) return counter;
    }
}
