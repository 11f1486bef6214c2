/** The application's mark: a page of lines with a film in it. */
export function Mark({ size }: { readonly size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      <rect x="2" y="2" width="44" height="44" rx="11" fill="var(--accent)" />
      <path
        d="M13 13.5h22M13 20h9M13 26.5h9M13 33h15"
        stroke="var(--text-on-accent)"
        strokeWidth="3"
        strokeLinecap="round"
        opacity=".72"
      />
      <path
        d="M27.5 19.2v9.6c0 .9 1 1.4 1.7.9l7-4.8c.7-.4.7-1.4 0-1.8l-7-4.8c-.7-.5-1.7 0-1.7.9Z"
        fill="var(--text-on-accent)"
      />
    </svg>
  )
}
