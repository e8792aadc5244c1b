import type { PresetId } from './presets.ts';

/** How large an image of pixels is: times the layout, or a width in px with the resolution written into the file. */
export type PixelSize =
	| { readonly kind: 'scale'; readonly scale: 1 | 2 | 4 }
	| { readonly kind: 'width'; readonly width: number; readonly dpi: number };

/** How a figure is framed. */
export interface FrameLook {
	readonly preset: PresetId;
	/** `grey`: for one-colour print, series told apart by pattern, dash and shape. */
	readonly theme: 'light' | 'grey';
	readonly background: 'white' | 'transparent';
}

/** What the reader chose in the export dialog; each maker heeds what concerns it. */
export interface ExportSettings extends FrameLook {
	readonly size: PixelSize;
}
