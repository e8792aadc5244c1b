import { pngMaker, type Painter } from './png-file.ts';

/** Paints on a canvas of the page's document. Rejects when the browser has no room for a canvas of that size. */
export const paintOnCanvas: Painter = async (svg, width, height, document) => {
	const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
	try {
		const image = await loaded(document.createElement('img'), address);
		const canvas = document.createElement('canvas');
		canvas.width = width;
		canvas.height = height;
		const pen = canvas.getContext('2d');
		if (pen === null) throw new Error('The browser gave no canvas to paint on.');
		pen.drawImage(image, 0, 0, width, height);
		const blob = await new Promise<Blob | null>((resolve) => {
			canvas.toBlob(resolve, 'image/png');
		});
		if (blob === null) throw new Error('The browser gave back no image.');
		return new Uint8Array(await blob.arrayBuffer());
	} finally {
		URL.revokeObjectURL(address);
	}
};

function loaded(image: HTMLImageElement, address: string): Promise<HTMLImageElement> {
	return new Promise((resolve, reject) => {
		image.onload = () => {
			resolve(image);
		};
		image.onerror = () => {
			reject(new Error('The browser could not read the drawing.'));
		};
		image.src = address;
	});
}

/** PNG files in a browser. */
export const makePng = pngMaker(paintOnCanvas);
