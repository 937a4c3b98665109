/** The frame of every page: skip link, dark bar with the product's name, the page itself, the foot. */
import { Link, Outlet } from '@tanstack/react-router';
import { WhoLine } from './who-line.tsx';

/** Frame a page. The programme's own bar stands inside, in `ProgrammeLayout`. */
export function AppLayout() {
  return (
    <>
      <a href="#main" className="govuk-skip-link">
        Skip to main content
      </a>
      <header className="keel-topbar">
        <div className="keel-width">
          <Link to="/" className="keel-wordmark">
            <Mark />
            Evenkeel
          </Link>
          <p className="keel-tagline">High needs recovery, every figure traceable</p>
          <WhoLine />
        </div>
      </header>
      <Outlet />
      <footer className="keel-foot">
        <div className="keel-width">
          <p>
            Evenkeel opens no connection to anywhere but what its operator has set up.{' '}
            <Link to="/accessibility" className="govuk-link">
              Accessibility statement
            </Link>
          </p>
        </div>
      </footer>
    </>
  );
}

function Mark() {
  return (
    <svg viewBox="0 0 32 32" className="keel-logo" aria-hidden="true" focusable="false">
      <path d="M4 19h24c-1.5 5.5-6.5 9-12 9S5.5 24.5 4 19z" fill="currentColor" />
      <path d="M17 4v12.5h9.5zM14.5 7.5v9H8z" fill="#8fd0c5" />
    </svg>
  );
}
