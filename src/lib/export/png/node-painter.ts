import { createRequire } from 'node:module';
import { Resvg } from '@resvg/resvg-js';
import { pngMaker, type Painter } from './png-file.ts';

const { resolve } = createRequire(import.meta.url);
const INTER = '@expo-google-fonts/inter';

/** For machines without fonts of their own. */
export const FONTS = [
	`${INTER}/400Regular/Inter_400Regular.ttf`,
	`${INTER}/700Bold/Inter_700Bold.ttf`,
].map((file) => resolve(file));

/** Paints where there is no browser. Text is set in the machine's Arial or its like, else in Inter. */
export const paintInNode: Painter = (svg, width) => {
	const painter = new Resvg(svg, {
		fitTo: { mode: 'width', value: width },
		font: {
			loadSystemFonts: true,
			fontFiles: FONTS,
			defaultFontFamily: 'Inter',
			sansSerifFamily: 'Inter',
		},
	});
	return Promise.resolve(painter.render().asPng());
};

/** PNG files where there is no browser. */
export const makePngInNode = pngMaker(paintInNode);
