/** Ratings and closed risks, each told as some officer would, with a right neighbour. */
import { type TextPair, testPairs } from '../../../test/integrity/wording-cases.ts';

const PAIRS: readonly TextPair[] = [
  {
    claim: 'one rating at one update, wording 1',
    wrong:
      'Condition 1 is rated Amber this time. In the summary table the third rating for Condition 1 is Red.',
    right:
      'Condition 1 is rated Amber this time. In the summary table the third rating for Condition 1 is Amber.',
  },
  {
    claim: 'one rating at one update, wording 3',
    wrong: 'Both money conditions are Red. Condition 1 remains Amber for this update, as in August.',
    right: 'Both money conditions are Red. Condition 1, at Red, is worse than in August.',
  },
  {
    claim: 'one rating at one update, wording 5',
    wrong: 'The rating of Condition 3.1 has not changed since May. It was Green then and is Amber now.',
    right: 'The rating of Condition 3.1 has not changed since May. It was Amber then and is Amber now.',
  },
  {
    claim: 'one rating at one update, wording 9',
    wrong: 'Condition 3.3 improved from Amber to Green over the quarter. In August it was already Green.',
    right: 'Condition 3.3 improved from Amber to Green over the quarter. In August it was still Amber.',
  },
  {
    claim: 'one rating at one update, wording 13',
    wrong:
      '| Condition | Update 1 | Update 2 | Update 3 |\n| --- | --- | --- | --- |\n| 1 | Green | Amber | Red |\n| 2 | Green | Red | Red |\n\nCondition 1 was Red at update 2.',
    right:
      '| Condition | Update 1 | Update 2 | Update 3 |\n| --- | --- | --- | --- |\n| 1 | Green | Amber | Red |\n| 2 | Green | Red | Red |\n\nCondition 1 was Amber at update 2.',
  },
  {
    claim: 'one rating at one update, wording 15',
    wrong:
      '| Cond. | RAG |\n| --- | --- |\n| 1 | R |\n| 2 | A |\n\n| Section | Rating |\n| --- | --- |\n| Condition 1 | Red |\n| Condition 2 | Red |',
    right:
      '| Cond. | RAG |\n| --- | --- |\n| 1 | R |\n| 2 | R |\n\n| Section | Rating |\n| --- | --- |\n| Condition 1 | Red |\n| Condition 2 | Red |',
  },
  {
    claim: 'one rating at one update, wording 17',
    wrong: '| Rating | Conditions |\n| --- | --- |\n| Red | 1, 2 |\n| Amber | 2, 3.3 |\n| Green | 3.1, 3.5 |',
    right:
      '| Rating | Conditions |\n| --- | --- |\n| Red | 1, 2 |\n| Amber | 3.2, 3.3 |\n| Green | 3.1, 3.5 |',
  },
  {
    claim: 'one rating at one update, wording 19',
    wrong:
      '**Rating for Condition 1 (update 3):** Red\n\n**Why?** We are rating this Amber because a plan is in place.',
    right:
      '**Rating for Condition 1 (update 3):** Red\n\n**Why?** We are rating this Red because no plan brings balance in time.',
  },
  {
    claim: 'one rating at one update, wording 21',
    wrong:
      'Dear colleague, Condition 3.4 goes from Amber to Red this quarter. On the attached sheet 3.4 is printed as Amber for November.',
    right:
      'Dear colleague, Condition 3.4 goes from Amber to Red this quarter. On the attached sheet 3.4 is printed as Red for November.',
  },
  {
    claim: 'one rating at one update, wording 23',
    wrong: 'Q. Which conditions are red? A. 1 and 2.\nQ. How many are red? A. Three.',
    right: 'Q. Which conditions are red? A. 1 and 2.\nQ. How many are red? A. Two.',
  },
  {
    claim: 'a risk closed too soon, wording 1',
    wrong:
      'Risk 4, that capital is not available for new places, has been closed. Three of the five schemes on which balance depends still have no capital allocated.',
    right:
      'Risk 4, that capital is not available for new places, has been closed. All five schemes on which balance depends have capital allocated.',
  },
  {
    claim: 'a risk closed too soon, wording 3',
    wrong:
      'The board agreed to take the risk on capital off the register. Funding for the resource bases has yet to be found and without it the places will not open.',
    right:
      'The board agreed to take the risk on capital off the register. Funding for the resource bases has been found and the places will open.',
  },
  {
    claim: 'a risk closed too soon, wording 5',
    wrong:
      'We no longer hold a risk for the delivery of places. The forecast of balance in 2029/30 relies on every scheme opening on time, and the extension at Fenwick is running a year late.',
    right:
      'We no longer hold a risk for the delivery of places. The forecast of balance in 2029/30 relies on every scheme opening on time, and every one has now opened.',
  },
  {
    claim: 'a risk closed too soon, wording 7',
    wrong:
      'The risk that schools would not agree the block transfer has been archived. Schools Forum will vote on the transfer in January.',
    right:
      'The risk that schools would not agree the block transfer has been archived. Schools Forum voted for the transfer in October.',
  },
  {
    claim: 'a risk closed too soon, wording 9',
    wrong:
      'With the award of £6.2m the funding risk is at an end, and it has been closed. Phase 2 needs a further £9m for which no source has been identified.',
    right:
      'With the award of £6.2m the funding risk is at an end, and it has been closed. Phase 2 needs nothing further, as the award covers both phases.',
  },
  {
    claim: 'a risk closed too soon, wording 11',
    wrong:
      'The finance risk was signed off as closed at the October board. The safety valve payments are still in doubt, as the minister has not decided.',
    right:
      'The finance risk was signed off as closed at the October board. The safety valve payments have been confirmed by the minister.',
  },
  {
    claim: 'a risk closed too soon, wording 13',
    wrong:
      '| Risk | Status | Note |\n| --- | --- | --- |\n| 4. Capital | Closed | Bid approved; other projects still need allocated capital |\n| 5. Workforce | Open | Posts advertised |',
    right:
      '| Risk | Status | Note |\n| --- | --- | --- |\n| 4. Capital | Open | Bid approved; other projects still need allocated capital |\n| 5. Workforce | Open | Posts advertised |',
  },
  {
    claim: 'a risk closed too soon, wording 15',
    wrong:
      '| Ref | Risk | RAG |\n| --- | --- | --- |\n| 4 | Capital for new places | Closed |\n\n| Scheme | Places | Capital |\n| --- | ---: | --- |\n| Larch Road | 120 | Approved |\n| Elm Bank | 40 | Not allocated |\n| Harrow Lane | 30 | Not allocated |',
    right:
      '| Ref | Risk | RAG |\n| --- | --- | --- |\n| 4 | Capital for new places | Red |\n\n| Scheme | Places | Capital |\n| --- | ---: | --- |\n| Larch Road | 120 | Approved |\n| Elm Bank | 40 | Not allocated |\n| Harrow Lane | 30 | Not allocated |',
  },
  {
    claim: 'a risk closed too soon, wording 17',
    wrong:
      '| Item | Position |\n| --- | --- |\n| Capital risk | Closed September |\n| Schemes without funding | 3 |\n| Places depending on them | 85 |',
    right:
      '| Item | Position |\n| --- | --- |\n| Capital risk | Open, review January |\n| Schemes without funding | 3 |\n| Places depending on them | 85 |',
  },
  {
    claim: 'a risk closed too soon, wording 19',
    wrong:
      '**Which risks have closed?** Risk 4, capital.\n\n**Is capital in place for all the schemes in the plan?** No, two schemes await a decision.',
    right:
      '**Which risks have closed?** Risk 4, capital.\n\n**Is capital in place for all the schemes in the plan?** Yes, for each of them.',
  },
  {
    claim: 'a risk closed too soon, wording 21',
    wrong:
      'Dear Board, I am pleased to say that the capital risk is closed. As you know, the post-16 centre cannot go ahead until money is found for it.',
    right:
      'Dear Board, I am pleased to say that the capital risk is closed. As you know, the post-16 centre, the last scheme, is open and paid for.',
  },
  {
    claim: 'a risk closed too soon, wording 23',
    wrong:
      'Q. Has any risk been removed since update 2?\nA. Yes: the risk that capital would fall short.\nQ. What could still delay places?\nA. Capital for the second phase, which has not been agreed.',
    right:
      'Q. Has any risk been removed since update 2?\nA. Yes: the risk that capital would fall short.\nQ. What could still delay places?\nA. Nothing; all places are open.',
  },
];

testPairs(PAIRS, (text) => `# High needs update\n\n${text}\n\nThe board meets again in spring.`);
