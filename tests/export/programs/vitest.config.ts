import base from '../../../vite.config.ts';

/** The site's own settings, for the tests that need other programs. */
export default {
	...base,
	test: {
		...base.test,
		include: ['tests/export/programs/*.check.ts'],
		testTimeout: 150_000,
		hookTimeout: 240_000,
	},
};
