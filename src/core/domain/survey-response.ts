/** One answer to one question of a survey, as a file brings it; what could name a person is masked. */

export type SurveyResponse = {
  /** Running number of the response within its file. */
  readonly response: number;
  readonly question: string;
  /** The words or the choice; names, numbers, addresses and links are masked. */
  readonly answer: string;
  /** What came with the answer, such as topic, sentiment or audience, by column. */
  readonly labels: Readonly<Record<string, string>>;
};
