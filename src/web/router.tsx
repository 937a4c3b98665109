/** The addresses of the pages: each page is a part of its own that is fetched when it is first opened, its data beside it. */
import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import {
  type BenchmarkChoice,
  benchmark,
  conditions,
  importDetail,
  imports,
  listing,
  lists,
  measureDefinitions,
  overview,
  planNumbers,
  publishedAuthority,
  publishedList,
  ratings,
  returnPreview,
  review,
  signOff,
  surveyDesigns,
  tracker,
  voice,
} from './api.ts';
import { NotFoundPage } from './pages/not-found-page.tsx';
import { AppLayout } from './parts/app-layout.tsx';
import { ProgrammeLayout } from './parts/programme-layout.tsx';
import {
  cohortForecast,
  finance,
  labOf,
  measures,
  places,
  records,
  risks,
  signOffCheck,
  surveys,
} from './prepared-api.ts';
import { writing, writingSection } from './writing-api.ts';

type RouterContext = { readonly queries: QueryClient };

const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: AppLayout,
  notFoundComponent: NotFoundPage,
  loader: ({ context }) => void context.queries.prefetchQuery(listing()),
});

const startRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/start-page.tsx'), 'StartPage'),
});

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  // an address elsewhere would make the sign-in a trap
  validateSearch: (search: Record<string, unknown>): { to?: string } =>
    typeof search['to'] === 'string' && /^\/(?![/\\])/.test(search['to']) ? { to: search['to'] } : {},
  component: lazyRouteComponent(() => import('./pages/sign-in-page.tsx'), 'SignInPage'),
});

const setUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/set-up',
  component: lazyRouteComponent(() => import('./pages/set-up-page.tsx'), 'SetUpPage'),
});

const accountRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/account',
  component: lazyRouteComponent(() => import('./pages/account-page.tsx'), 'AccountPage'),
});

const peopleRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/people',
  component: lazyRouteComponent(() => import('./pages/people-page.tsx'), 'PeoplePage'),
});

const beginRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/begin',
  component: lazyRouteComponent(() => import('./pages/begin-page.tsx'), 'BeginPage'),
});

const publishedRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/published',
  component: lazyRouteComponent(() => import('./pages/published-page.tsx'), 'PublishedPage'),
  loader: ({ context }) => void context.queries.prefetchQuery(publishedList()),
});

const publishedOneRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/published/$code',
  component: lazyRouteComponent(
    () => import('./pages/published-authority-page.tsx'),
    'PublishedAuthorityPage',
  ),
  loader: ({ context, params }) => void context.queries.prefetchQuery(publishedAuthority(params.code)),
});

const tokensRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/tokens',
  component: lazyRouteComponent(() => import('./pages/tokens-page.tsx'), 'TokensPage'),
});

const accessibilityRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/accessibility',
  component: lazyRouteComponent(() => import('./pages/accessibility-page.tsx'), 'AccessibilityPage'),
});

/** Everything of one programme; its pages read `authority` and `programme` from here. */
export const programmeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/programmes/$authority/$programme',
  component: ProgrammeLayout,
});

// Loaders only start the asking: a page shows its frame at once and waits for the data itself.
const overviewRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/overview-page.tsx'), 'OverviewPage'),
  loader: ({ context, params }) => void context.queries.prefetchQuery(overview(params)),
});

const planNumbersRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: '/plan-numbers',
  component: lazyRouteComponent(() => import('./pages/plan-numbers-page.tsx'), 'PlanNumbersPage'),
  loader: ({ context, params }) => void context.queries.prefetchQuery(planNumbers(params)),
});

const cohortForecastRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: '/cohort-forecast',
  component: lazyRouteComponent(() => import('./pages/cohort-forecast-page.tsx'), 'CohortForecastPage'),
  loader: ({ context, params }) => void context.queries.prefetchQuery(cohortForecast(params)),
});

const financeRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: '/finance',
  validateSearch: (search: Record<string, unknown>): { scenario?: string } =>
    typeof search['scenario'] === 'string' ? { scenario: search['scenario'] } : {},
  loaderDeps: ({ search }) => search,
  component: lazyRouteComponent(() => import('./pages/finance-page.tsx'), 'FinancePage'),
  loader: ({ context, params, deps }) => void context.queries.prefetchQuery(finance(params, deps.scenario)),
});

const planWorkbookRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: '/finance/workbook',
  component: lazyRouteComponent(() => import('./pages/plan-workbook-page.tsx'), 'PlanWorkbookPage'),
});

const conditionsRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: '/conditions',
  component: lazyRouteComponent(() => import('./pages/conditions-page.tsx'), 'ConditionsPage'),
  loader: ({ context, params }) => void context.queries.prefetchQuery(conditions(params)),
});

const placesRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: '/places',
  component: lazyRouteComponent(() => import('./pages/places-page.tsx'), 'PlacesPage'),
  loader: ({ context, params }) => void context.queries.prefetchQuery(places(params)),
});

const risksRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: '/risks',
  component: lazyRouteComponent(() => import('./pages/risks-page.tsx'), 'RisksPage'),
  loader: ({ context, params }) => void context.queries.prefetchQuery(risks(params)),
});

const recordsRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: '/records',
  component: lazyRouteComponent(() => import('./pages/records-page.tsx'), 'RecordsPage'),
  loader: ({ context, params }) => void context.queries.prefetchQuery(records(params)),
});

const ratingsRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: '/ratings',
  component: lazyRouteComponent(() => import('./pages/ratings-page.tsx'), 'RatingsPage'),
  loader: ({ context, params }) => void context.queries.prefetchQuery(ratings(params)),
});

const voiceRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: '/voice',
  component: lazyRouteComponent(() => import('./pages/voice-page.tsx'), 'VoicePage'),
  loader: ({ context, params }) => void context.queries.prefetchQuery(voice(params)),
});

const surveyDesignsRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: '/survey-designs',
  component: lazyRouteComponent(() => import('./pages/survey-design-page.tsx'), 'SurveyDesignPage'),
  loader: ({ context, params }) => void context.queries.prefetchQuery(surveyDesigns(params)),
});

const surveysRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: '/surveys',
  component: lazyRouteComponent(() => import('./pages/surveys-page.tsx'), 'SurveysPage'),
  loader: ({ context, params }) => void context.queries.prefetchQuery(surveys(params)),
});

const reviewRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: '/review',
  component: lazyRouteComponent(() => import('./pages/review-page.tsx'), 'ReviewPage'),
  loader: ({ context, params }) => void context.queries.prefetchQuery(review(params)),
});

const dataRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: '/data',
  component: lazyRouteComponent(() => import('./pages/data-page.tsx'), 'DataPage'),
  loader: ({ context, params }) => void context.queries.prefetchQuery(imports(params)),
});

const importRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: '/data/$importId',
  component: lazyRouteComponent(() => import('./pages/import-page.tsx'), 'ImportPage'),
  loader: ({ context, params }) => void context.queries.prefetchQuery(importDetail(params, params.importId)),
});

const measuresRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: '/measures',
  component: lazyRouteComponent(() => import('./pages/measures-page.tsx'), 'MeasuresPage'),
  loader: ({ context, params }) => {
    void context.queries.prefetchQuery(measureDefinitions());
    void context.queries.prefetchQuery(measures(params));
  },
});

const labRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: '/lab',
  validateSearch: (search: Record<string, unknown>): { view?: string } =>
    typeof search['view'] === 'string' ? { view: search['view'] } : {},
  component: lazyRouteComponent(() => import('./pages/lab-page.tsx'), 'LabPage'),
  loader: ({ context, params }) => void context.queries.prefetchQuery(labOf(params)),
});

const trackerRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: '/tracker',
  component: lazyRouteComponent(() => import('./pages/tracker-page.tsx'), 'TrackerPage'),
  loader: ({ context, params }) => void context.queries.prefetchQuery(tracker(params)),
});

const benchmarkRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: '/benchmark',
  validateSearch: (search: Record<string, unknown>): BenchmarkChoice =>
    Object.fromEntries(
      ['of', 'beside', 'measure'].flatMap((part) => {
        const said = search[part];
        return typeof said === 'string' && said !== '' ? [[part, said]] : [];
      }),
    ),
  loaderDeps: ({ search }) => search,
  component: lazyRouteComponent(() => import('./pages/benchmark-page.tsx'), 'BenchmarkPage'),
  loader: ({ context, params, deps }) => void context.queries.prefetchQuery(benchmark(params, deps)),
});

const listsRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: '/lists',
  component: lazyRouteComponent(() => import('./pages/lists-page.tsx'), 'ListsPage'),
  loader: ({ context, params }) => void context.queries.prefetchQuery(lists(params)),
});

const returnRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: '/returns/$year/$sequence',
  component: lazyRouteComponent(() => import('./pages/return-page.tsx'), 'ReturnPage'),
  loader: ({ context, params }) =>
    void context.queries.prefetchQuery(returnPreview(params, params.year, params.sequence)),
});

const signOffRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: '/returns/$year/$sequence/sign-off',
  component: lazyRouteComponent(() => import('./pages/sign-off-page.tsx'), 'SignOffPage'),
  loader: ({ context, params }) => {
    void context.queries.prefetchQuery(signOff(params, params.year, params.sequence));
    void context.queries.prefetchQuery(signOffCheck(params, params.year, params.sequence));
  },
});

const writingRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: '/returns/$year/$sequence/writing',
  component: lazyRouteComponent(() => import('./pages/writing-page.tsx'), 'WritingPage'),
  loader: ({ context, params }) =>
    void context.queries.prefetchQuery(writing(params, params.year, params.sequence)),
});

const sectionRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: '/returns/$year/$sequence/writing/section',
  validateSearch: (search: Record<string, unknown>): { section: string } => ({
    // a question of the form may be called by a number alone
    section: String(search['section'] ?? ''),
  }),
  loaderDeps: ({ search }) => search,
  component: lazyRouteComponent(() => import('./pages/section-page.tsx'), 'SectionPage'),
  loader: ({ context, params, deps }) =>
    void context.queries.prefetchQuery(writingSection(params, params.year, params.sequence, deps.section)),
});

const readBackRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: '/returns/$year/$sequence/read-back',
  component: lazyRouteComponent(() => import('./pages/read-back-page.tsx'), 'ReadBackPage'),
});

const routeTree = rootRoute.addChildren([
  startRoute,
  signInRoute,
  setUpRoute,
  accountRoute,
  peopleRoute,
  beginRoute,
  publishedRoute,
  publishedOneRoute,
  tokensRoute,
  accessibilityRoute,
  programmeRoute.addChildren([
    overviewRoute,
    planNumbersRoute,
    cohortForecastRoute,
    financeRoute,
    planWorkbookRoute,
    conditionsRoute,
    ratingsRoute,
    placesRoute,
    risksRoute,
    recordsRoute,
    voiceRoute,
    surveysRoute,
    surveyDesignsRoute,
    reviewRoute,
    dataRoute,
    importRoute,
    measuresRoute,
    labRoute,
    trackerRoute,
    benchmarkRoute,
    listsRoute,
    returnRoute,
    signOffRoute,
    writingRoute,
    sectionRoute,
    readBackRoute,
  ]),
]);

/** Make the router over one store of answers. */
export function makeRouter(queries: QueryClient) {
  return createRouter({
    routeTree,
    context: { queries },
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultPendingMinMs: 0,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
