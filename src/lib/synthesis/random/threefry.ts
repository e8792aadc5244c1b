const PARITY = 0x1bd11bda;

/**
 * Threefry-4x32 with 20 rounds: the counter-based generator of Salmon, Moraes, Dror and Shaw,
 * "Parallel random numbers: as easy as 1, 2, 3" (SC 2011). A pure function from a 128-bit key and a
 * 128-bit counter to 128 random bits, so any stream can be entered anywhere without stepping through
 * the ones before it. Integer additions, rotations and exclusive-ors only: the same on every machine.
 *
 * @param key four 32-bit words
 * @param counter four 32-bit words
 * @param out receives four 32-bit words (signed view of the bits)
 */
export function threefry4x32(key: Int32Array, counter: Int32Array, out: Int32Array): void {
	const k0 = key[0] ?? 0;
	const k1 = key[1] ?? 0;
	const k2 = key[2] ?? 0;
	const k3 = key[3] ?? 0;
	const k4 = PARITY ^ k0 ^ k1 ^ k2 ^ k3;

	let x0 = ((counter[0] ?? 0) + k0) | 0;
	let x1 = ((counter[1] ?? 0) + k1) | 0;
	let x2 = ((counter[2] ?? 0) + k2) | 0;
	let x3 = ((counter[3] ?? 0) + k3) | 0;

	// The key schedule: after every fourth round the next four of the five key words are added.
	let a0 = k1;
	let a1 = k2;
	let a2 = k3;
	let a3 = k4;
	let a4 = k0;

	for (let injection = 1; injection <= 5; injection++) {
		if ((injection & 1) === 1) {
			x0 = (x0 + x1) | 0;
			x1 = ((x1 << 10) | (x1 >>> 22)) ^ x0;
			x2 = (x2 + x3) | 0;
			x3 = ((x3 << 26) | (x3 >>> 6)) ^ x2;
			x0 = (x0 + x3) | 0;
			x3 = ((x3 << 11) | (x3 >>> 21)) ^ x0;
			x2 = (x2 + x1) | 0;
			x1 = ((x1 << 21) | (x1 >>> 11)) ^ x2;
			x0 = (x0 + x1) | 0;
			x1 = ((x1 << 13) | (x1 >>> 19)) ^ x0;
			x2 = (x2 + x3) | 0;
			x3 = ((x3 << 27) | (x3 >>> 5)) ^ x2;
			x0 = (x0 + x3) | 0;
			x3 = ((x3 << 23) | (x3 >>> 9)) ^ x0;
			x2 = (x2 + x1) | 0;
			x1 = ((x1 << 5) | (x1 >>> 27)) ^ x2;
		} else {
			x0 = (x0 + x1) | 0;
			x1 = ((x1 << 6) | (x1 >>> 26)) ^ x0;
			x2 = (x2 + x3) | 0;
			x3 = ((x3 << 20) | (x3 >>> 12)) ^ x2;
			x0 = (x0 + x3) | 0;
			x3 = ((x3 << 17) | (x3 >>> 15)) ^ x0;
			x2 = (x2 + x1) | 0;
			x1 = ((x1 << 11) | (x1 >>> 21)) ^ x2;
			x0 = (x0 + x1) | 0;
			x1 = ((x1 << 25) | (x1 >>> 7)) ^ x0;
			x2 = (x2 + x3) | 0;
			x3 = ((x3 << 10) | (x3 >>> 22)) ^ x2;
			x0 = (x0 + x3) | 0;
			x3 = ((x3 << 18) | (x3 >>> 14)) ^ x0;
			x2 = (x2 + x1) | 0;
			x1 = ((x1 << 20) | (x1 >>> 12)) ^ x2;
		}
		x0 = (x0 + a0) | 0;
		x1 = (x1 + a1) | 0;
		x2 = (x2 + a2) | 0;
		x3 = (x3 + a3 + injection) | 0;
		const first = a0;
		a0 = a1;
		a1 = a2;
		a2 = a3;
		a3 = a4;
		a4 = first;
	}
	out[0] = x0;
	out[1] = x1;
	out[2] = x2;
	out[3] = x3;
}
