import { describe, expect, it } from 'vitest';
import { threefry4x32 } from '../../src/lib/synthesis/random/threefry.ts';

const words = (...hex: string[]) => Int32Array.from(hex, (text) => parseInt(text, 16) | 0);
const hex = (out: Int32Array) =>
	Array.from(out, (word) => (word >>> 0).toString(16).padStart(8, '0'));

describe('threefry4x32', () => {
	// Known answers of the Random123 distribution, threefry4x32 with 20 rounds.
	it.each([
		[
			'zeros',
			words('0', '0', '0', '0'),
			words('0', '0', '0', '0'),
			['9c6ca96a', 'e17eae66', 'fc10ecd4', '5256a7d8'],
		],
		[
			'ones',
			words('ffffffff', 'ffffffff', 'ffffffff', 'ffffffff'),
			words('ffffffff', 'ffffffff', 'ffffffff', 'ffffffff'),
			['2a881696', '57012287', 'f6c7446e', 'a16a6732'],
		],
		[
			'digits of pi',
			words('243f6a88', '85a308d3', '13198a2e', '03707344'),
			words('a4093822', '299f31d0', '082efa98', 'ec4e6c89'),
			['59cd1dbb', 'b8879579', '86b5d00c', 'ac8b6d84'],
		],
	])('gives the published answer for %s', (_, counter, key, wanted) => {
		const out = new Int32Array(4);
		threefry4x32(key, counter, out);
		expect(hex(out)).toEqual(wanted);
	});
});
