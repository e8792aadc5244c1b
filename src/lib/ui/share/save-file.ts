/** Hands bytes to the browser as a file to save. */
export function saveFile(bytes: Uint8Array<ArrayBuffer>, type: string, name: string): void {
	const address = URL.createObjectURL(new Blob([bytes], { type }));
	const link = document.createElement('a');
	link.href = address;
	link.download = name;
	link.click();
	// The browser has taken the address by the next task; only then may it go.
	setTimeout(() => {
		URL.revokeObjectURL(address);
	}, 10_000);
}
