import boldUrl from '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf?url';
import regularUrl from '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf?url';
import type { PdfFonts } from '../../export/pdf/fonts.ts';

async function bytesOf(url: string): Promise<Uint8Array> {
	let answer: Response;
	try {
		answer = await fetch(url);
	} catch (cause) {
		throw new Error(
			'The font for the PDF could not be fetched. Check the connection and try again; the other formats need no font.',
			{ cause },
		);
	}
	if (!answer.ok)
		throw new Error(
			`The font for the PDF could not be fetched (status ${answer.status}). The other formats need no font.`,
		);
	return new Uint8Array(await answer.arrayBuffer());
}

/** Fetches the fonts that PDFs are set in, from the site itself. */
export async function fetchPdfFonts(): Promise<PdfFonts> {
	const [regular, bold] = await Promise.all([bytesOf(regularUrl), bytesOf(boldUrl)]);
	return { regular, bold };
}
