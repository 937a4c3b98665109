/** The page design of the PDF, in Typst. It reads the report from `sys.inputs`, so no text of a report is ever code. */

/** The whole template; `sys.inputs.report` is the JSON that `typstInput` makes. */
export const TYPST_TEMPLATE = `
#let d = json(bytes(sys.inputs.report))
#let navy = rgb("#12243d")
#let ink = rgb("#1d2733")
#let quiet = rgb("#4d5866")
#let hair = rgb("#c9cfd7")
#let wash = rgb("#f3f5f8")

#set document(
  title: d.title + ", " + d.subtitle,
  author: d.authority,
  date: datetime(year: d.date.at(0), month: d.date.at(1), day: d.date.at(2)),
)
#set text(font: "Source Sans 3", size: 10.5pt, fill: ink, lang: "en", region: "GB", fallback: false, hyphenate: false)
#set par(leading: 0.62em, spacing: 0.95em)
#set page(
  paper: "a4",
  margin: (x: 21mm, top: 22mm, bottom: 25mm),
  footer: context {
    set text(size: 8.5pt, fill: quiet)
    block(width: 100%, stroke: (top: 0.5pt + hair), inset: (top: 6pt))[
      #grid(
        columns: (1fr, auto),
        column-gutter: 14pt,
        text(d.footer),
        text("Page " + counter(page).display() + " of " + str(counter(page).final().first())),
      )
    ]
  },
)

#show heading: set text(fill: navy)
#show heading.where(level: 1): it => block(
  width: 100%, above: 1.9em, below: 1em, stroke: (bottom: 1.5pt + navy), inset: (bottom: 5pt), sticky: true,
  text(size: 17pt, weight: 700, it.body),
)
#show heading.where(level: 2): it => block(above: 1.6em, below: 0.75em, sticky: true, text(size: 12.5pt, weight: 700, it.body))
#show heading: it => if it.level < 3 { it } else {
  block(above: 1.4em, below: 0.65em, sticky: true, text(size: 11pt, weight: 600, it.body))
}
#set list(indent: 2pt, body-indent: 7pt, spacing: 0.7em)
#set enum(indent: 2pt, body-indent: 7pt, spacing: 0.7em)
#set table(stroke: none)
#show figure: set block(breakable: true)
#show outline.entry: set block(above: 8pt)
#show figure.caption: it => block(width: 100%, above: 0pt, below: 7pt, sticky: true, align(left, text(weight: 600, fill: navy, it.body)))
#show figure.where(kind: table): set figure.caption(position: top)
#show figure.where(kind: "chart"): set figure.caption(position: top)

#let run(r) = if r.at("strong", default: false) { strong(text(r.text)) } else { text(r.text) }
#let runs(content) = content.map(run).join()
#let rating(level) = box(
  fill: rgb(level.tint), radius: 2pt, inset: (x: 4.5pt), outset: (y: 3pt),
  {
    pdf.artifact(box(baseline: 1pt, image(bytes(level.mark), format: "svg", height: 8pt)))
    h(3.5pt)
    text(weight: 600, level.text)
  },
)
#let tag(words) = box(stroke: 1pt + navy, radius: 2pt, inset: (x: 6pt), outset: (y: 3pt), text(weight: 700, fill: navy, words))

#let cell(c) = {
  let body = {
    if c.rating != none { rating(c.rating) }
    if c.rating != none and c.content.len() > 0 { h(4pt) }
    if c.content.len() > 0 { runs(c.content) }
  }
  if c.emphasis {
    table.cell(fill: wash, stroke: (top: 0.9pt + navy, bottom: 0.5pt + hair), strong(body))
  } else { table.cell(body) }
}

#let data-table(t) = {
  // A short table stays whole; a long one runs on under its own header.
  show figure: set block(breakable: t.rows.len() > 14)
  figure(
    kind: table,
    supplement: none,
    numbering: none,
    caption: text(t.caption),
    {
      set text(size: if t.columns.len() > 7 { 8pt } else { 9.25pt }, number-width: "tabular")
      set par(leading: 0.5em)
      table(
        columns: t.columns.map(c => c.width * 1fr),
        align: (x, y) => if t.columns.at(x).end { right + (if y == 0 { bottom } else { top }) } else { left + (if y == 0 { bottom } else { top }) },
        inset: (x, y) => (left: if x == 0 { 0pt } else { 5pt }, right: if x == t.columns.len() - 1 { 0pt } else { 5pt }, y: 4.2pt),
        stroke: (x, y) => if y == 0 { (bottom: 1.2pt + navy) } else { (bottom: 0.5pt + hair) },
        table.header(repeat: true, ..t.columns.map(c => text(weight: 600, fill: navy, c.header))),
        ..t.rows.flatten().map(cell),
      )
    },
  )
  if t.note != none {
    block(above: 6pt, text(size: 9.25pt, fill: quiet, t.note))
  }
  v(0.6em)
}

#let glance(caption, head, rows) = figure(
  kind: table, supplement: none, numbering: none, caption: text(caption),
  table(
    columns: (1fr, auto),
    align: (x, y) => if x == 0 { left + horizon } else { right + horizon },
    inset: (x, y) => (left: 0pt, right: if x == 0 { 10pt } else { 0pt }, y: 6.2pt),
    stroke: (x, y) => if y == 0 { (bottom: 1.2pt + navy) } else { (bottom: 0.5pt + hair) },
    table.header(..head.map(words => text(size: 9.25pt, fill: quiet, words))),
    ..rows.flatten(),
  ),
)

#let draw(i) = {
  if i.kind == "heading" { heading(level: i.level, text(i.text)) }
  else if i.kind == "row-heading" {
    show heading: it => block(
      width: 100%, above: 1.9em, below: 0.8em, fill: wash, stroke: (left: 3pt + navy), inset: (x: 9pt, y: 7pt), sticky: true,
      text(size: 12pt, weight: 700, fill: navy, it.body),
    )
    heading(level: i.level, { text(fill: quiet, i.number); h(9pt); text(i.text) })
  }
  else if i.kind == "row-text" { block(below: 0.9em, sticky: true, text(i.text)) }
  else if i.kind == "ratings" {
    block(breakable: false, below: 1.2em, table(
      columns: i.ratings.map(r => 1fr),
      inset: (x: 8pt, y: 6.5pt),
      align: left + horizon,
      stroke: 0.5pt + hair,
      table.header(..i.ratings.map(r => table.cell(fill: wash, inset: (y: 4.5pt), text(size: 9.25pt, weight: 600, fill: quiet, r.update)))),
      ..i.ratings.map(r => rating(r.level)),
    ))
  }
  else if i.kind == "answer" { block(above: 0.9em, below: 1.1em, inset: (left: 1pt), tag(i.answer)) }
  else if i.kind == "paragraph" { par(runs(i.content)) }
  else if i.kind == "list" {
    let items = i.items.map(runs)
    if i.ordered { enum(..items) } else { list(..items) }
  }
  else if i.kind == "table" { data-table(i.table) }
  else if i.kind == "chart" {
    block(breakable: false, above: 1.5em, below: 1.5em, figure(
      kind: "chart", supplement: none, numbering: none,
      caption: text(i.title),
      {
        set align(left)
        block(below: 8pt, text(i.summary))
        image(bytes(i.svg), format: "svg", width: 100%, alt: i.alt)
      },
    ))
  }
  else if i.kind == "summary-list" {
    // Labels and values are no table: one without header cells would be announced as a faulty one.
    grid(
      columns: (34%, 1fr),
      inset: (x, y) => (left: 0pt, right: 8pt, y: 5pt),
      stroke: (x, y) => (bottom: 0.5pt + hair, top: if y == 0 { 0.5pt + hair } else { none }),
      ..i.rows.map(r => (text(weight: 600, r.label), runs(r.content))).flatten(),
    )
  }
  else if i.kind == "rating-key" {
    show figure: set block(breakable: false)
    figure(
      kind: table, supplement: none, numbering: none, caption: [Key to the ratings],
      table(
        columns: (auto, 1fr),
        align: left,
        inset: (x, y) => (left: 0pt, right: 14pt, y: 5.5pt),
        stroke: (x, y) => if y == 0 { (bottom: 1.2pt + navy) } else { (bottom: 0.5pt + hair) },
        table.header(repeat: true, text(weight: 600, fill: navy)[Rating], text(weight: 600, fill: navy)[Meaning]),
        ..i.levels.map(l => (rating(l), text(l.definition))).flatten(),
      ),
    )
  }
  else if i.kind == "notice" {
    let warns = i.tone == "warning"
    block(
      width: 100%, above: 1.2em, below: 1.2em, inset: (x: 10pt, y: 8pt),
      fill: if warns { rgb("#fdf1d9") } else { rgb("#eef3f9") },
      stroke: (left: 3pt + if warns { rgb("#8a5300") } else { rgb("#1d5fa8") }),
      { strong(if warns [Warning:] else [Note:]); [ ]; runs(i.content) },
    )
  }
  else if i.kind == "page-break" { pagebreak(weak: true) }
  else { panic("unknown part") }
}

// The first page: whose report, which, when, and what it says in brief.
#v(10mm)
#block(width: 100%, stroke: (top: 4pt + navy), inset: (top: 18pt))[
  #text(size: 12.5pt, weight: 600, fill: quiet, d.authority)
]
#{
  show title: it => block(above: 15pt, below: 15pt, text(size: 28pt, weight: 700, fill: navy, it.body))
  set par(leading: 0.42em)
  title(text(d.title))
}
#block(below: 9pt, text(size: 15pt, d.subtitle))
#block(below: 0pt, text(size: 11pt, fill: quiet, d.day))
#v(26pt)
#if d.answers.len() > 0 {
  glance("On track?", ("Question", "Answer"), d.answers.map(a => (text(a.question), tag(a.answer))))
  v(9pt)
}
#if d.conditions.len() > 0 {
  glance("Conditions at this update", ("Condition", "Rating"), d.conditions.map(c => ({ box(width: 2.4em, text(fill: quiet, c.number)); text(c.title) }, rating(c.level))))
  v(9pt)
}
#if d.contents {
  block(above: 16pt, below: 8pt, text(weight: 600, fill: navy)[Contents])
  outline(title: none, depth: 1)
}
#pagebreak(weak: true)

#for i in d.items { draw(i) }

#if d.missing {
  block(above: 2em, text(size: 9pt, fill: quiet)[The mark □ stands where the typeface of this file has no letter; the web page and the Word file show it.])
}
`;
