/** A stretch of a document that is read from top to bottom, apart from how it is set. */
export type PaperBlock =
	| {
			readonly kind: 'title' | 'heading' | 'paragraph' | 'quote' | 'item' | 'small';
			readonly text: string;
			/** So many blocks after it stay on its page, where one page can hold them all: a question and its answers. */
			readonly together?: number;
	  }
	/** Ruled lines to write on; up to `most` of them where what follows would leave the page empty. */
	| { readonly kind: 'lines'; readonly lines: number; readonly most?: number }
	/** A drawing with its words for those who do not see it. */
	| {
			readonly kind: 'figure';
			readonly alt: string;
			readonly draw: (width: number) => SVGSVGElement | null;
	  };

/** A document of a few pages. */
export interface Paper {
	/** As its metadata name it. */
	readonly title: string;
	/** On every page: which data these are. */
	readonly mark: string;
	/** Address the document comes from. */
	readonly link: string;
	/** As 2026-11-22. */
	readonly date: string;
	/** What the file is named after. */
	readonly file: string;
	readonly blocks: readonly PaperBlock[];
	/** Meant for so many pages: set smaller where that makes it no more. */
	readonly pages?: number;
}
