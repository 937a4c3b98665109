/** The accessibility statement: what was tested and how, what falls short, and whom to ask; open to everybody. */
import { Page } from '../parts/page-frame.tsx';

/** When the statement was last looked over against the pages. */
const LOOKED_OVER = '26 November 2026';

/** What is known to fall short, with the line of the guidelines that it touches. */
const GAPS: readonly { readonly what: string; readonly line: string; readonly instead: string }[] = [
  {
    what: 'Nobody who uses a screen reader, magnifier or voice control every day has tested the pages yet.',
    line: 'no line: the tests so far are by program and by keyboard',
    instead: 'Tell us what does not work for you, and it comes before other work.',
  },
  {
    what: 'A sign-in ends after an hour without a request, and nothing warns you before.',
    line: '2.2.1 Timing adjustable',
    instead:
      'What you saved is still there, and what you typed into a return comes back in the same browser tab.',
  },
  {
    what: 'Returns and papers as PDF are tagged by PDF/UA-1, and nobody has read one with a screen reader yet.',
    line: '1.3.1 Info and relationships, for documents',
    instead: 'Each is there as HTML and as a Word document too, with the same words, headings and tables.',
  },
  {
    what: 'Large tables scroll sideways on a phone; their first column does not stay in view.',
    line: '1.4.10 Reflow allows it for tables; it is still hard to read',
    instead: 'The same figures are there as CSV and as a workbook.',
  },
  {
    what: 'A chart is a picture with a name and a table below it; its points cannot be walked through one by one.',
    line: '1.1.1 Non-text content is met by the table',
    instead: 'Open the table under the chart.',
  },
];

/** Show the statement. */
export function AccessibilityPage() {
  return (
    <Page title="Accessibility statement" of={null}>
      <p className="keel-lead">
        Evenkeel aims at the Web Content Accessibility Guidelines 2.2, level AA, and is partly there: what is
        known to fall short stands below.
      </p>
      <p>
        You should be able to zoom to 400 per cent without losing anything, go everywhere by keyboard alone,
        and listen to each page with a screen reader. Colour is never the only sign, and every chart has its
        table.
      </p>
      <Gaps />
      <section aria-labelledby="tested">
        <h2 id="tested" className="keel-h2">
          How it was tested
        </h2>
        <ul className="govuk-list govuk-list--bullet">
          <li>Every page, in its usual state and with errors, is held to the rules of axe at each change.</li>
          <li>
            Every page is held to a width of 320 pixels, which is what 400 per cent leaves of a common screen.
          </li>
          <li>The main journeys are made by keyboard alone, in Chromium.</li>
          <li>Other browsers and assistive technology have not been tried.</li>
        </ul>
      </section>
      <section aria-labelledby="ask">
        <h2 id="ask" className="keel-h2">
          If something does not work for you
        </h2>
        <p>
          Ask the authority that gave you this address: it runs Evenkeel, can give you what you need in
          another form, and answers for this service under the accessibility regulations of 2018. If you are
          not happy with its answer, the Equality Advisory and Support Service advises you.
        </p>
      </section>
      <p className="keel-quiet">
        This statement is about the product. It was last looked over on {LOOKED_OVER}; an authority that puts
        the service before the public adds its own name, address and date.
      </p>
    </Page>
  );
}

function Gaps() {
  return (
    <section aria-labelledby="gaps">
      <h2 id="gaps" className="keel-h2">
        What falls short
      </h2>
      <dl>
        {GAPS.map(({ what, line, instead }) => (
          <div key={what} className="keel-gap">
            <dt>
              <strong>{what}</strong>
            </dt>
            <dd className="keel-quiet">{line}</dd>
            <dd>{instead}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
