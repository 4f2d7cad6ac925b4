declare const PLUMB_VERSION: string | undefined

/** The version of this build; a run from source has none. */
export const version: string = typeof PLUMB_VERSION === 'string' ? PLUMB_VERSION : '0.0.0-source'
