import type { MadeFile } from '../../export/format.ts';
import { pixelsOf } from '../../export/png/pixels.ts';
import { presetOf, type PresetId } from '../../export/presets.ts';
import type { ExportSettings, FrameLook, PixelSize } from '../../export/settings.ts';
import type { Sheet } from '../../export/sheet.ts';
import { framePages, frameSvg } from '../../export/svg/frame.ts';
import { svgText } from '../../export/svg/xml.ts';
import { sheetText } from '../../export/words/sheet-text.ts';
import { copyImage } from '../share/copy-image.ts';
import { copyText } from '../share/copy-text.ts';
import { saveFile } from '../share/save-file.ts';
import { FORMATS, README, type Format } from './formats.ts';

/** What stands on the desk: a figure on its way, there, or not to be had. */
type Subject =
	| { readonly state: 'coming' }
	| { readonly state: 'here'; readonly sheet: Sheet }
	| { readonly state: 'failed'; readonly message: string };

/** The size of an image: times the layout, or by width and resolution. */
export type SizeChoice = '1' | '2' | '4' | 'width';

/** What is chosen in the export dialog. One for the visit: who exports eight figures chooses once. */
export class ExportChoices {
	formatId = $state('svg');
	preset: PresetId = $state('double');
	theme: FrameLook['theme'] = $state('light');
	background: FrameLook['background'] = $state('white');
	size: SizeChoice = $state('2');
	width = $state(1600);
	dpi = $state(300);

	readonly format: Format = $derived.by(() => {
		const chosen = FORMATS.find(({ id }) => id === this.formatId) ?? FORMATS[0];
		if (chosen === undefined) throw new RangeError('There is no format to export to.');
		return chosen;
	});

	readonly settings: ExportSettings = $derived.by(() => ({
		preset: this.preset,
		theme: this.theme,
		background: this.background,
		size: this.#size(),
	}));

	#size(): PixelSize {
		if (this.size === 'width') return { kind: 'width', width: this.width, dpi: this.dpi };
		return { kind: 'scale', scale: this.size === '1' ? 1 : this.size === '2' ? 2 : 4 };
	}
}

export const choices = new ExportChoices();

/** Makes files of one figure: previews, saves, copies, says how far it is, and stops when told to. */
export class ExportDesk {
	subject: Subject = $state.raw({ state: 'coming' });
	/** Long work under way. */
	work = $state.raw<{ readonly share: number; readonly step: string } | null>(null);
	/** What happened last, said to the reader and read out. */
	message = $state('');
	problem = $state('');
	/** Text to copy by hand where there is no clipboard. */
	byHand = $state<string | null>(null);

	readonly #choices: ExportChoices;
	#abort: AbortController | null = null;

	constructor(chosen: ExportChoices) {
		this.#choices = chosen;
	}

	/** Waits for the figure. */
	async take(sheet: Promise<Sheet>): Promise<void> {
		try {
			this.subject = { state: 'here', sheet: await sheet };
		} catch (error) {
			this.subject = { state: 'failed', message: wordsOf(error) };
		}
	}

	/** The framed drawing for the choices made, page by page, as the file will hold it; null until the figure is there. */
	readonly framed = $derived.by(() => {
		if (this.subject.state !== 'here') return null;
		const { sheet } = this.subject;
		const { settings, format } = this.#choices;
		try {
			const pages = format.pages
				? framePages(sheet, settings, document)
				: [frameSvg(sheet, settings, document)];
			const words = sizeWords(pages, settings, format.heeds.includes('size'));
			return { pages: pages.map((svg) => addressOf(svgText(svg))), words, failed: null };
		} catch (error) {
			return { pages: [], words: '', failed: wordsOf(error) };
		}
	});

	/** Saves the figure in the format chosen. */
	save(): Promise<void> {
		return this.#save(this.#choices.format);
	}

	/** Saves what stands beside a file of data. */
	saveReadme(): Promise<void> {
		return this.#save(README);
	}

	async #save(format: Format): Promise<void> {
		const file = await this.#made(format);
		if (file === null) return;
		saveFile(new Uint8Array(file.bytes), file.type, file.name);
		this.message = `Saved ${file.name}.`;
	}

	/** The slides of the figure as addresses of pictures; null when they could not be laid out. */
	async slides(theme: FrameLook['theme']): Promise<readonly string[] | null> {
		if (this.subject.state !== 'here') return null;
		const { sheet } = this.subject;
		try {
			const { slideSvgs } = await import('../../export/pptx/slide-svg.ts');
			return slideSvgs(sheet, { theme }, document).map((svg) => addressOf(svgText(svg)));
		} catch {
			return null;
		}
	}

	/** The file of the format chosen as text, for a preview; null when it could not be made. */
	async text(format: Format): Promise<string | null> {
		if (this.subject.state !== 'here') return null;
		const { sheet } = this.subject;
		const { settings } = this.#choices;
		// A page asks for this while it is drawn, when no state may change.
		try {
			const make = await format.load();
			const signal = new AbortController().signal;
			const file = await make([sheet], settings, document, () => undefined, signal);
			return new TextDecoder().decode(file.bytes);
		} catch {
			return null;
		}
	}

	/** Puts the figure on the clipboard as an image. */
	async copyAsImage(): Promise<void> {
		const png = FORMATS.find(({ id }) => id === 'png');
		if (png === undefined) return;
		const image = this.#made(png).then((file) => {
			if (file === null) throw new Error(this.problem);
			return new Uint8Array(file.bytes);
		});
		try {
			const copied = await copyImage(image, navigator.clipboard);
			this.message = copied
				? 'Image copied.'
				: 'This browser keeps images from the clipboard here. Save the file as PNG instead.';
		} catch {
			// Said already: the image could not be made, or was cancelled.
		}
	}

	/** Puts the figure on the clipboard in words; where there is none, shows them to be copied by hand. */
	async copyAsText(): Promise<void> {
		if (this.subject.state !== 'here') return;
		const text = sheetText(this.subject.sheet);
		const copied = await copyText(text, navigator.clipboard);
		this.problem = '';
		this.byHand = copied ? null : text;
		this.message = copied
			? 'Text copied.'
			: 'The clipboard is not available here: copy the text below.';
	}

	/** Stops what is under way. */
	cancel(): void {
		this.#abort?.abort();
	}

	async #made(format: Format): Promise<MadeFile | null> {
		if (this.subject.state !== 'here') return null;
		const { sheet } = this.subject;
		this.#abort?.abort();
		const abort = new AbortController();
		this.#abort = abort;
		this.message = '';
		this.problem = '';
		this.byHand = null;
		this.work = { share: 0, step: `Fetching what makes ${format.label}` };
		try {
			const make = await format.load();
			abort.signal.throwIfAborted();
			return await make(
				[sheet],
				this.#choices.settings,
				document,
				(share, step) => {
					if (!abort.signal.aborted) this.work = { share, step };
				},
				abort.signal,
			);
		} catch (error) {
			if (abort.signal.aborted) this.message = 'Cancelled. Nothing was saved.';
			else this.problem = `${format.label} of "${sheet.name}" was not made. ${wordsOf(error)}`;
			return null;
		} finally {
			if (this.#abort === abort) this.work = null;
		}
	}
}

function wordsOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

function addressOf(svg: string): string {
	return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
}

/** How large the figure comes out: "180 × 143 mm, 1584 × 1258 px at 224 dpi." */
function sizeWords(
	[svg, ...others]: readonly SVGSVGElement[],
	settings: ExportSettings,
	asPixels: boolean,
): string {
	if (svg === undefined) return '';
	const preset = presetOf(settings.preset);
	const heightMm = parseFloat(svg.getAttribute('height') ?? '');
	const [, , width = 1, height = 1] = (svg.getAttribute('viewBox') ?? '').split(' ').map(Number);
	const onPaper = `${Math.round(preset.widthMm)} × ${Math.round(heightMm)} mm`;
	const pixels = pixelsOf(settings.size, settings.preset);
	const across = asPixels
		? `, ${pixels.width} × ${Math.round((pixels.width * height) / width)} px at ${Math.round(pixels.dpi)} dpi`
		: '';
	const longer =
		preset.height !== null && height > preset.height
			? ` It is longer than ${preset.id === 'slide' ? 'a slide' : 'a page'}: its text would be too small otherwise. As PDF or PowerPoint it takes several.`
			: '';
	const pages = others.length === 0 ? '' : `${others.length + 1} pages of `;
	return `${pages}${onPaper}${across}.${longer}`;
}
