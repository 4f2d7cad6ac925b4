/** The mark of Plumb and its name. */
export const brand: string =
  '<span class="brand"><svg width="16" height="18" viewBox="0 0 16 18" aria-hidden="true"><path d="M8 0V8" stroke="var(--ink)" stroke-width="1.5"/><path d="M8 18 3.4 10.4C4.5 8 6.2 7 8 7s3.5 1 4.6 3.4Z" fill="var(--accent)"/></svg>Plumb</span>'
