/** The style sheet of a report in HTML, all of it under `.ek-report` and `.ek-page`: window, narrow window, paper. */

/** The rules, ready for a `style` element or a file. No colour stands alone; text is at least 4.5 to 1. */
export const HTML_STYLE = `.ek-report { color: #1d2733; font-family: 'Source Sans 3', 'Segoe UI', Arial, sans-serif; font-size: 1.0625rem; line-height: 1.55; overflow-wrap: break-word; }
.ek-report *, .ek-page { box-sizing: border-box; }
.ek-report h1, .ek-report h2, .ek-report h3, .ek-report h4, .ek-report h5, .ek-report h6 { color: #12243d; line-height: 1.25; margin: 2em 0 0.6em; text-wrap: balance; }
.ek-report .ek-title { font-size: clamp(1.6rem, 1.1rem + 2.2vw, 2.4rem); margin: 0.3em 0 0.2em; }
.ek-report .ek-section > :is(h2, h3):first-child { font-size: 1.6rem; border-bottom: 3px solid #12243d; padding-bottom: 0.25em; margin-top: 2.4em; }
.ek-report h3 { font-size: 1.25rem; }
.ek-report h4, .ek-report h5, .ek-report h6 { font-size: 1.08rem; }
.ek-report p, .ek-report ul, .ek-report ol, .ek-report dl { margin: 0 0 0.9em; }
.ek-report p, .ek-report li { max-width: 44em; }
.ek-report ul, .ek-report ol { padding-left: 1.4em; }
.ek-report li { margin-bottom: 0.3em; }
.ek-report .ek-cover { border-top: 6px solid #12243d; padding-top: 1.2em; }
.ek-report .ek-authority { font-weight: 600; color: #4d5866; letter-spacing: 0.01em; margin: 0; }
.ek-report .ek-subtitle { font-size: 1.25rem; margin: 0; }
.ek-report .ek-dated { color: #4d5866; }
.ek-report .ek-glances { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: 1.2em 2.4em; align-items: start; margin-top: 1.6em; }
.ek-report table { border-collapse: collapse; width: 100%; }
.ek-report caption { text-align: left; font-weight: 600; color: #12243d; padding: 0 0 0.45em; }
.ek-report .ek-glance caption { font-size: 1.1rem; }
.ek-report .ek-glance th { font-weight: 400; text-align: left; padding: 0.5em 1em 0.5em 0; vertical-align: top; border-top: 1px solid #d5dae0; }
.ek-report .ek-glance td { text-align: right; padding: 0.5em 0; vertical-align: top; border-top: 1px solid #d5dae0; white-space: nowrap; }
.ek-report .ek-scroll { overflow-x: auto; margin: 1.4em 0 0.4em; }
.ek-report .ek-scroll:focus-visible, .ek-page a:focus-visible, .ek-report summary:focus-visible { outline: 3px solid #12243d; outline-offset: 3px; background: #fff3c4; }
.ek-report .ek-table { font-size: 0.97rem; font-variant-numeric: tabular-nums lining-nums; margin-bottom: 0.6em; }
.ek-report .ek-table th, .ek-report .ek-table td { padding: 0.42em 0.7em 0.42em 0; text-align: left; vertical-align: top; border-bottom: 1px solid #d5dae0; }
.ek-report .ek-table :is(th, td):not(:first-child) { padding-left: 0.7em; }
.ek-report .ek-table :is(th, td):last-child { padding-right: 0; }
.ek-report .ek-table thead th { border-bottom: 2px solid #12243d; vertical-align: bottom; font-weight: 600; }
.ek-report .ek-table tbody th { font-weight: 400; min-width: 7.5em; }
.ek-report .ek-table .ek-end { text-align: right; }
.ek-report .ek-table td.ek-end { white-space: nowrap; }
.ek-report .ek-table .ek-total { font-weight: 700; border-top: 1.5px solid #12243d; background: #f3f5f8; }
.ek-report .ek-note { color: #4d5866; font-size: 0.95rem; }
.ek-report .ek-list { border-top: 1px solid #d5dae0; }
.ek-report .ek-list > div { display: grid; grid-template-columns: minmax(0, 14em) minmax(0, 1fr); gap: 0 1.5em; padding: 0.45em 0; border-bottom: 1px solid #d5dae0; }
.ek-report dt { font-weight: 600; } .ek-report dd { margin: 0; }
.ek-report .ek-question, .ek-report .ek-row { margin: 1.8em 0; }
.ek-report .ek-question > :first-child, .ek-report .ek-row > :first-child { margin-top: 0; margin-bottom: 0.4em; }
.ek-report .ek-answer { display: inline-block; font-weight: 700; border: 2px solid #12243d; border-radius: 3px; padding: 0 0.65em; background: #fff; }
.ek-report .ek-row { border: 1px solid #c3cad3; border-left: 5px solid #12243d; border-radius: 3px; padding: 1.1em 1.3em 0.6em; }
.ek-report .ek-number { display: inline-block; min-width: 1.7em; color: #4d5866; }
.ek-report .ek-ratings { table-layout: fixed; margin: 0.4em 0 1.2em; background: #f6f7f9; }
.ek-report .ek-ratings th, .ek-report .ek-ratings td { text-align: left; padding: 0.5em 0.8em; border: 1px solid #d5dae0; }
.ek-report .ek-ratings th { font-weight: 600; font-size: 0.92rem; color: #4d5866; }
.ek-report .ek-rating { display: inline-flex; align-items: center; gap: 0.45em; font-weight: 600; border-radius: 3px; padding: 0.05em 0.55em 0.05em 0.4em; white-space: nowrap; }
.ek-report .ek-mark { flex: none; width: 1em; height: 1em; }
.ek-report .ek-rating-blue { background: #e3edf8; } .ek-report .ek-rating-green { background: #e0f1e8; }
.ek-report .ek-rating-amber { background: #fdf1d9; } .ek-report .ek-rating-red { background: #fbe5e1; }
.ek-report .ek-rating-none { background: #eef0f3; font-weight: 400; }
.ek-report .ek-notice { border-left: 5px solid #1d5fa8; background: #eef3f9; padding: 0.7em 1em; margin: 1.2em 0; }
.ek-report .ek-notice p { margin: 0; }
.ek-report .ek-notice-warning { border-left-color: #8a5300; background: #fdf1d9; }
.ek-report .ek-figure { margin: 1.8em 0; }
.ek-report figcaption strong { display: block; color: #12243d; font-size: 1.08rem; }
.ek-report .ek-summary { display: block; max-width: 44em; margin: 0.15em 0 0.8em; }
.ek-report .ek-chart { display: block; max-width: 100%; height: auto; }
.ek-report .ek-narrow { display: none; }
.ek-report details { margin: 0.6em 0; }
.ek-report summary { cursor: pointer; color: #134377; text-decoration: underline; text-underline-offset: 0.15em; width: fit-content; }
.ek-report .ek-unseen, .ek-report thead.ek-unseen { position: absolute; width: 1px; height: 1px; margin: -1px; padding: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.ek-report .ek-w-5 { width: 5%; }
.ek-report .ek-w-10 { width: 10%; }
.ek-report .ek-w-15 { width: 15%; }
.ek-report .ek-w-20 { width: 20%; }
.ek-report .ek-w-25 { width: 25%; }
.ek-report .ek-w-30 { width: 30%; }
.ek-report .ek-w-35 { width: 35%; }
.ek-report .ek-w-40 { width: 40%; }
.ek-report .ek-w-45 { width: 45%; }
.ek-report .ek-w-50 { width: 50%; }
.ek-report .ek-w-55 { width: 55%; }
.ek-report .ek-w-60 { width: 60%; }
.ek-report .ek-w-65 { width: 65%; }
.ek-report .ek-w-70 { width: 70%; }
.ek-report .ek-w-75 { width: 75%; }
.ek-report .ek-w-80 { width: 80%; }
.ek-report .ek-w-85 { width: 85%; }
.ek-report .ek-w-90 { width: 90%; }
.ek-report .ek-w-95 { width: 95%; }
.ek-report .ek-w-100 { width: 100%; }
.ek-page { margin: 0; background: #fff; color: #1d2733; font-family: 'Source Sans 3', 'Segoe UI', Arial, sans-serif; }
.ek-page .ek-skip { position: absolute; left: -999em; }
.ek-page .ek-skip:focus { left: 0.5em; top: 0.5em; padding: 0.5em 1em; background: #fff3c4; color: #12243d; z-index: 1; }
.ek-page .ek-banner { background: #12243d; color: #fff; padding: 0.7em 1.5rem; }
.ek-page .ek-banner p, .ek-page .ek-foot p { max-width: 74rem; margin: 0 auto; }
.ek-page .ek-banner p { font-weight: 600; }
.ek-page .ek-shell { max-width: 74rem; margin: 0 auto; padding: 2rem 1.5rem; display: grid; grid-template-columns: 13rem minmax(0, 1fr); gap: 3.5rem; align-items: start; }
.ek-page .ek-nav { position: sticky; top: 1.5rem; font-size: 0.97rem; }
.ek-page .ek-nav-title { font-weight: 600; margin: 0 0 0.4em; }
.ek-page .ek-nav ol { list-style: none; margin: 0; padding: 0; border-left: 2px solid #d5dae0; }
.ek-page .ek-nav li { padding: 0.25em 0 0.25em 0.9em; }
.ek-page a { color: #134377; text-underline-offset: 0.15em; }
.ek-page main { min-width: 0; grid-column: -2 / -1; }
.ek-page main:focus { outline: none; }
.ek-page .ek-foot { border-top: 1px solid #d5dae0; color: #4d5866; padding: 1rem 1.5rem 2rem; font-size: 0.95rem; }
@media (max-width: 60rem) {
  .ek-page .ek-shell { grid-template-columns: minmax(0, 1fr); gap: 1.5rem; }
  .ek-page .ek-nav { position: static; }
}
@media (max-width: 42rem) {
  .ek-page .ek-shell { padding: 1.2rem 1rem; }
  .ek-report .ek-wide { display: none; } .ek-report .ek-narrow { display: block; }
  .ek-report .ek-row { padding: 0.9em 0.8em 0.4em; }
  .ek-report .ek-list > div { grid-template-columns: minmax(0, 1fr); }
  .ek-report .ek-ratings, .ek-report .ek-ratings thead, .ek-report .ek-ratings tbody { display: table; width: 100%; table-layout: fixed; }
  .ek-report .ek-ratings :is(th, td) { padding: 0.4em 0.3em; vertical-align: top; }
  .ek-report .ek-ratings th { font-size: 0.82rem; }
  .ek-report .ek-ratings .ek-rating { flex-direction: column; align-items: flex-start; gap: 0.15em; font-size: 0.95rem; padding: 0.2em 0.3em; }
}
@media print {
  @page { size: A4; margin: 18mm 17mm 20mm; }
  .ek-report { font-size: 10.5pt; line-height: 1.42; }
  .ek-page .ek-skip, .ek-page .ek-nav, .ek-page .ek-banner, .ek-report summary { display: none; }
  .ek-page .ek-shell { display: block; padding: 0; max-width: none; }
  .ek-page .ek-foot { padding: 0.5rem 0 0; }
  .ek-report .ek-title { font-size: 24pt; }
  .ek-report .ek-scroll { overflow: visible; }
  .ek-report details::details-content { display: block; content-visibility: visible; }
  .ek-report .ek-wide { display: block; } .ek-report .ek-narrow { display: none; }
  .ek-report thead { display: table-header-group; }
  .ek-report tr, .ek-report .ek-key, .ek-report figcaption, .ek-report .ek-wide, .ek-report .ek-ratings, .ek-report .ek-notice { break-inside: avoid; }
  .ek-report h1, .ek-report h2, .ek-report h3, .ek-report h4, .ek-report figcaption, .ek-report caption { break-after: avoid; }
  .ek-report .ek-break { break-before: page; }
  .ek-report .ek-table { font-size: 9pt; }
  .ek-report .ek-rating, .ek-report .ek-notice, .ek-report .ek-total { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}`;
