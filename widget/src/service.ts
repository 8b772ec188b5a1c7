/** Where the service is: wherever this script came from, whatever the page that it stands on. */

export const service = new URL(import.meta.url).origin;

/** The page is another site's: no cookie of the service's reaches it. */
export const abroad = (): boolean => service !== location.origin;
