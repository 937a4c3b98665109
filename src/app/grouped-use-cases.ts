/** The use cases that stand in files of their own, each group loaded when one of it is first asked for. */
import type { App } from './app.ts';
import type { AppDependencies } from './dependencies.ts';
import { laterUseCases } from './load-later.ts';
import type { PublicAuthorities } from './public-authority.ts';

type Groups = PublicAuthorities &
  Pick<
    App,
    | 'forms'
    | 'plans'
    | 'ratings'
    | 'records'
    | 'respond'
    | 'returned'
    | 'returns'
    | 'review'
    | 'surveys'
    | 'voice'
    | 'writing'
  >;

/** Make them: a command that needs none starts without their code. */
export function groupedUseCases(dependencies: AppDependencies): Groups {
  return {
    forms: laterUseCases<App['forms']>({ add: true, list: true, choose: true }, async () =>
      (await import('./return-forms.ts')).returnForms(dependencies),
    ),
    returned: laterUseCases<App['returned']>(
      { compare: true, take: true, compareSent: true, takeSent: true },
      async () => (await import('./returned-returns.ts')).returnedReturns(dependencies),
    ),
    writing: laterUseCases<App['writing']>(
      {
        open: true,
        save: true,
        comment: true,
        answer: true,
        readFigures: true,
        setWork: true,
        resolve: true,
      },
      async () => (await import('./writing/writing-use-cases.ts')).writing(dependencies),
    ),
    ...laterUseCases<PublicAuthorities>({ listAuthorities: true, showAuthority: true }, async () =>
      (await import('./public-authority.ts')).publicAuthorities(dependencies.store),
    ),
    returns: laterUseCases<App['returns']>(
      {
        freezeFile: true,
        freeze: true,
        sign: true,
        takeIn: true,
        seal: true,
        withdraw: true,
        submit: true,
        recordQuestion: true,
        reply: true,
        supersede: true,
        list: true,
        find: true,
        changedSince: true,
        listKeys: true,
        keepKey: true,
      },
      async () => (await import('./sealed/sealed-use-cases.ts')).sealedReturns(dependencies),
    ),
    plans: laterUseCases<App['plans']>(
      {
        versions: true,
        lock: true,
        set: true,
        setAll: true,
        workbook: true,
        workbookRefusal: true,
        workbookChanges: true,
        history: true,
        outturn: true,
        s251: true,
        trail: true,
        bridge: true,
      },
      async () => (await import('./plans/stored-plans.ts')).storedPlans(dependencies),
    ),
    ratings: laterUseCases<App['ratings']>(
      { list: true, rate: true, challenge: true, answer: true, close: true },
      async () => (await import('./ratings/rating-use-cases.ts')).programmeRatings(dependencies),
    ),
    voice: laterUseCases<App['voice']>(
      {
        look: true,
        makeCodes: true,
        enterVotes: true,
        ballot: true,
        cast: true,
        draft: true,
        publish: true,
        withdraw: true,
        published: true,
      },
      async () => (await import('./voice/voice-use-cases.ts')).voiceOver(dependencies),
    ),
    surveys: laterUseCases<App['surveys']>(
      {
        list: true,
        publish: true,
        invite: true,
        enterPaper: true,
        close: true,
        results: true,
        texts: true,
        watch: true,
        designs: true,
        design: true,
        keepDesign: true,
        languages: true,
        addLanguage: true,
      },
      async () => (await import('./survey/run-survey.ts')).surveyForOfficers(dependencies),
    ),
    respond: laterUseCases<App['respond']>(
      { open: true, send: true, keep: true, resume: true, languages: true },
      async () => (await import('./survey/answer-survey.ts')).surveyForRespondents(dependencies),
    ),
    review: laterUseCases<App['review']>(
      {
        look: true,
        takeWave: true,
        takeFile: true,
        nameReaders: true,
        decide: true,
        erase: true,
        propose: true,
        changeTheme: true,
        mark: true,
        askModel: true,
        beginCoding: true,
        code: true,
        behind: true,
        quote: true,
        publicCopy: true,
      },
      async () => (await import('./review/review-use-cases.ts')).reviewOver(dependencies),
    ),
    records: laterUseCases<App['records']>(
      {
        list: true,
        history: true,
        save: true,
        link: true,
        unlink: true,
        withdraw: true,
        undo: true,
        graph: true,
      },
      async () => (await import('./records/record-use-cases.ts')).programmeRecords(dependencies),
    ),
  };
}
