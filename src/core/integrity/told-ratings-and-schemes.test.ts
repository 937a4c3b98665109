/** Ratings, risks, barriers, places and schemes told in one section and contradicted in another. */
import { type CrossedCase, testCrossed } from '../../../test/integrity/crossed-cases.ts';

const CASES: readonly CrossedCase[] = [
  {
    about: 'ratings by the key',
    told: [
      'Key: S complete; A on target; O off target with a recovery plan; R off target with no recovery plan.',
      '| Letter | Meaning |\n|---|---|\n| S | Complete |\n| A | On target |\n| O | Off target, recovery plan in place |\n| R | Off target, no recovery plan |',
      '- S = complete\n- A = on target\n- O = off target with a recovery plan\n- R = off target, no recovery plan',
    ],
    wrong: [
      '| Condition | Rating | Comment |\n|---|---|---|\n| 1 Early help | A | On target, all milestones met |\n| 2 Local places | A | Behind target: 20 of 40 places are open. A recovery plan was agreed in May. |',
      '| Condition | Rating |\n|---|---|\n| 1 Early help | O |\n| 2 Local places | A |\n\nLocal places are behind schedule and we have a recovery plan.',
      '| Condition | Rating | Comment |\n|---|---|---|\n| 1 Early help | O | On target, all milestones met |\n| 2 Local places | O | Late, recovery plan agreed in May |',
      '| Condition | Rating | Comment |\n|---|---|---|\n| 1 Early help | A | On target |\n| 2 Local places | S | Work goes on and is on target to finish in 2027 |',
      '| Condition | Rating | Comment |\n|---|---|---|\n| 1 Early help | A | On target |\n| 2 Local places | R | Off target. Recovery plan signed off on 3 May with new dates. |',
    ],
    right: [
      '| Condition | Rating | Comment |\n|---|---|---|\n| 1 Early help | A | On target, all milestones met |\n| 2 Local places | O | Behind target: 20 of 40 places are open. A recovery plan was agreed in May. |',
      '| Condition | Rating | Comment |\n|---|---|---|\n| 1 Early help | A | On target, all milestones met |\n| 2 Local places | A | On target. A recovery plan of last year was completed. |',
      '| Condition | Rating | Comment |\n|---|---|---|\n| 1 Early help | A | On target |\n| 2 Local places | R | Off target, no recovery plan yet |',
    ],
  },
  {
    about: 'ratings by the key (2)',
    told: [
      'Scores: 1 complete, 2 on target, 3 off target with a dated recovery plan, 4 off target without a recovery plan.',
      '| Score | Meaning |\n|---|---|\n| 1 | Complete |\n| 2 | On target |\n| 3 | Off target, with a dated recovery plan |\n| 4 | Off target, no recovery plan |',
      '- 1: complete\n- 2: on target\n- 3: off target with a dated recovery plan\n- 4: off target without a recovery plan',
    ],
    wrong: [
      '| Project | Score | Comment |\n|---|---|---|\n| Early help | 2 | On target |\n| Outreach | 1 | Off target: three of eight posts filled, and no recovery plan |',
      '| Ref | Score | Comment |\n|---|---|---|\n| P1 | 2 | On target |\n| P2 | 4 | All work is complete and signed off |',
      '| Project | Score | Comment |\n|---|---|---|\n| Early help | 2 | Missed its target and has no recovery plan |\n| Outreach | 2 | On target |',
      '| Project | Score | Comment |\n|---|---|---|\n| Early help | 2 | On target |\n| Outreach | 3 | Late. No recovery plan has been drawn up. |',
    ],
    right: [
      '| Project | Score | Comment |\n|---|---|---|\n| Early help | 2 | On target |\n| Outreach | 4 | Off target: three of eight posts filled, and no recovery plan |',
      '| Ref | Score | Comment |\n|---|---|---|\n| P1 | 2 | On target |\n| P2 | 1 | All work is complete and signed off |',
      '| Project | Score | Comment |\n|---|---|---|\n| Early help | 2 | On target |\n| Outreach | 3 | Late. Recovery plan agreed, new date 1 May 2026. |',
    ],
  },
  {
    about: 'ratings in a summary',
    told: [
      '| Condition | Rating |\n|---|---|\n| 1 In-year balance | Red |\n| 2 Early help | Green |\n| 3 Local places | Amber |\n| 4 Post-16 | Green |',
      '| No | Condition | Q1 | Q2 |\n|---|---|---|---|\n| 1 | In-year balance | Amber | Red |\n| 2 | Early help | Green | Green |\n| 3 | Local places | Amber | Amber |\n| 4 | Post-16 | Green | Green |',
      'Condition 1, in-year balance: Red\n\nCondition 2, early help: Green\n\nCondition 3, local places: Amber\n\nCondition 4, post-16: Green',
    ],
    wrong: [
      'Condition 3 is Red and the other three are Green.',
      'One condition is Red and three are Green.',
      'Conditions 2, 3 and 4 are Green.',
      'Two conditions are Red, one is Amber and one is Green.',
      'Three of the four conditions are Green.',
      'No condition is Red.',
      'Condition 1 is Amber, as is condition 3.',
      'All conditions but one are Green.',
      'Local places is rated Green.',
      'Only condition 3 is off target.',
      'Ratings: one Red, three Green.',
    ],
    right: [
      'Condition 3 is Amber, condition 1 is Red and the other two are Green.',
      'One condition is Red, one is Amber and two are Green.',
      'Conditions 2 and 4 are Green.',
      'Two of the four conditions are Green.',
      'Only condition 1 is Red.',
      'Local places is rated Amber.',
    ],
  },
  {
    about: 'ratings in a summary (2)',
    told: [
      'The agreement has four conditions, each rated once in every update.',
      'There are four conditions.',
      'Four conditions are rated below.',
      'This update rates the four conditions of the agreement.',
    ],
    wrong: [
      '| Condition | Update 1 | Update 2 |\n|---|---|---|\n| 1 In-year balance | Amber | Red |\n| 2 Early help | Green | Green |\n| 2 Early help | Red | Red |\n| 4 Post-16 | Green | Green |',
      '| Condition | Rating |\n|---|---|\n| 1 | Red |\n| 2 | Green |\n| 3 | Amber |\n| 3 | Red |',
      '| Ref | Condition | Rating |\n|---|---|---|\n| 1 | In-year balance | Red |\n| 2 | Early help | Green |\n| 3 | Local places | Amber |',
      '### Condition 1: Red\n\nNot balanced.\n\n### Condition 2: Green\n\nOn target.\n\n### Condition 2: Red\n\nOff target.\n\n### Condition 4: Green\n\nOn target.',
    ],
    right: [
      '| Condition | Update 1 | Update 2 |\n|---|---|---|\n| 1 In-year balance | Amber | Red |\n| 2 Early help | Green | Green |\n| 3 Local places | Red | Red |\n| 4 Post-16 | Green | Green |',
      '| Condition | Rating |\n|---|---|\n| 1 | Red |\n| 2 | Green |\n| 3 | Amber |\n| 4 | Red |',
    ],
  },
  {
    about: 'open risks and their ratings',
    told: [
      'All four risks are open.',
      'Every risk was rated again for this update.',
      'The board reviewed the ratings of all risks in May.',
      'Four risks are on the register, all of them live.',
      'Each risk carries a rating for this quarter.',
    ],
    wrong: [
      '| Risk | March | June |\n|---|---|---|\n| Fees rise | Red | Red |\n| Staff leave | Amber | |\n| Capital is late | Green | Green |\n| Transfer refused | Amber | Amber |',
      '| Risk | Update 1 | Update 2 |\n|---|---|---|\n| Fees rise | R | R |\n| Staff leave | A | - |\n| Capital is late | G | G |',
      '| Risk | Last | Now | Action |\n|---|---|---|---|\n| Fees rise | Red | Red | Talks in May |\n| Staff leave | Amber | | Advert out |\n| Capital is late | Green | Amber | New builder |',
      '| Ref | Risk | Rating | Update |\n|---|---|---|---|\n| 1 | Fees rise | Red | Talks in May |\n| 2 | Staff leave | | Advert out |\n| 3 | Capital is late | Green | New builder |',
    ],
    right: [
      '| Risk | March | June |\n|---|---|---|\n| Fees rise | Red | Red |\n| Staff leave | Amber | Amber |\n| Capital is late | Green | Green |\n| Transfer refused | Amber | Amber |',
      '| Ref | Risk | Rating | Update |\n|---|---|---|---|\n| 1 | Fees rise | Red | Talks in May |\n| 2 | Staff leave | Amber | Advert out |\n| 3 | Capital is late | Green | New builder |',
    ],
  },
  {
    about: 'activity and result',
    told: [
      'Ratings are for results and not for activity.',
      'We rate what has been achieved, never what has been done.',
      'Green: result at or above target. Amber: within 5 points of target. Red: more than 5 points below target.',
    ],
    wrong: [
      '| Measure | Target | Result | Rating | Comment |\n|---|---|---|---|---|\n| Plans issued in 20 weeks | 80% | 61% | Green | Training was held on time |\n| Annual reviews on time | 90% | 92% | Green | All done |',
      '| Measure | Target | Actual | RAG | Why |\n|---|---|---|---|---|\n| Leavers with a place by March | 95% | 79.0% (79 of 100) | Green | All four events took place |\n| Annual reviews on time | 90% | 92% | Green | Team at strength |',
      '20-week timeliness is rated Green because all staff were trained. It stands at 61% against a target of 80%.',
      'Plans in 20 weeks: 61% (target 80%). Rating: Green, as every workshop took place.',
    ],
    right: [
      '| Measure | Target | Result | Rating | Comment |\n|---|---|---|---|---|\n| Plans issued in 20 weeks | 80% | 61% | Red | Training was held on time |\n| Annual reviews on time | 90% | 92% | Green | All done |',
      '| Measure | Target | Actual | RAG | Why |\n|---|---|---|---|---|\n| Leavers with a place by March | 95% | 96.0% (96 of 100) | Green | All four events took place |\n| Annual reviews on time | 90% | 92% | Green | Team at strength |',
      '20-week timeliness is rated Red although all staff were trained. It stands at 61% against a target of 80%.',
    ],
  },
  {
    about: 'activity and result (2)',
    told: [
      'Condition 2 is to keep INMSS placements at or below 150.',
      '| Condition | Rating |\n|---|---|\n| 2 INMSS placements no more than 150 | Green |\n| 3 Local places | Amber |',
      'Condition 2: INMSS placements must not exceed 150.',
    ],
    wrong: [
      'Placements are now 158. As their share of plans fell from 5.1% to 5.0%, condition 2 is on target and Green.',
      'The INMSS share of plans fell, so we rate condition 2 Green. There are 158 placements.',
      '- INMSS placements: 158, up 4\n- Condition 2 is Green because the share of plans has fallen from 5.1% to 5.0%',
      '| Measure | Now |\n|---|---|\n| INMSS placements | 158 |\n| INMSS share of plans | 5.0% |\n\nThe share is down from 5.1%, so the condition is on target.',
    ],
    right: [
      'Placements are now 148 and their share of plans fell from 5.1% to 5.0%, so condition 2 is on target and Green.',
      '- INMSS placements: 148, down 4\n- Condition 2 is Green, and the share of plans has fallen from 5.1% to 5.0%',
      'Placements are now 158. Although their share of plans fell from 5.1% to 5.0%, condition 2 is off target.',
    ],
  },
  {
    about: 'places due and open',
    told: [
      '| Scheme | Places | Due | Open | Rating |\n|---|---|---|---|---|\n| Elm Road base | 16 | Sep 2025 | 16 | Green |\n| Mill School | 24 | Sep 2025 | 10 | Amber |\n| Park base | 12 | Sep 2026 | 0 | Green |',
      'Mill School: 24 places were due in September 2025 and 10 are open.',
      'Ten of the 24 places at Mill School, due in September 2025, have opened.',
      '- Elm Road base: 16 places, open since September 2025\n- Mill School: 10 of 24 places open, 14 late',
    ],
    wrong: [
      'The capital programme is on track.',
      'All places due by now are open.',
      'Every place due by December 2025 has been delivered.',
      'Capital: on schedule, with all places opened as planned.',
      'All schemes have opened the places they were to open.',
      'No place is late.',
      'Places due by the end of 2025 have all opened.',
      '**Is the capital programme on track?** Yes.',
      'Capital schemes: on track, nothing late.',
    ],
    right: [
      'The capital programme is on track but for Mill School.',
      'Not all places due by now are open.',
      'Capital: behind, with 14 places late.',
    ],
  },
  {
    about: 'plans to recover',
    told: [
      'Key: Green means on target. Amber means off target with a dated recovery plan. Red means off target without one. Blue means complete.',
      '| Rating | Meaning |\n|---|---|\n| Green | On target |\n| Amber | Off target, with a dated plan to recover |\n| Red | Off target, no dated plan |',
      'Amber: off target, with a dated recovery plan. Red: off target, no dated recovery plan. Green: on target.',
      '- Green: on target\n- Amber: off target but with a recovery plan and date\n- Red: off target with no such plan',
    ],
    wrong: [
      '| Scheme | Rating | Comment |\n|---|---|---|\n| Park base | Green | On target |\n| Mill School | Amber | Late. There is no recovery plan and no new date. |',
      '| Scheme | Rating |\n|---|---|\n| Park base | Green |\n| Mill School | Amber |\n\nMill School. The opening date has been missed twice. No new date has been set.',
      '| Scheme | Rating |\n|---|---|\n| Park base | Green |\n| Mill School | Amber |\n\n- Park base: on target.\n- Mill School: late again, and no recovery plan as yet.',
      '### Condition 3: local places\n\nRating: Amber\n\nThe places are late. We have not yet drawn up a recovery plan.',
      'Condition 3 is Amber. The dates of September and January were missed and there is no new date.',
      '| Condition | Rating | Comment |\n|---|---|---|\n| 1 Early help | Green | On target |\n| 2 Places | Amber | Off target. A plan to recover has yet to be written. |',
      '| Condition | Rating | Comment |\n|---|---|---|\n| 1 Early help | Green | On target |\n| 2 Places | Amber | Off target, plan to recover still to be agreed |',
    ],
    right: [
      '| Scheme | Rating | Comment |\n|---|---|---|\n| Park base | Green | On target |\n| Mill School | Red | Late. There is no recovery plan and no new date. |',
      '| Scheme | Rating | Comment |\n|---|---|---|\n| Park base | Green | On target |\n| Mill School | Amber | Late. Recovery plan agreed on 3 May, new date September 2026. |',
      '### Condition 3: local places\n\nRating: Red\n\nThe places are late. We have not yet drawn up a recovery plan.',
    ],
  },
  {
    about: 'plans to recover (2)',
    told: [
      'Scores: 1 complete, 2 on target, 3 off target with a dated recovery plan, 4 off target without a recovery plan.',
    ],
    wrong: [
      '| Project | Score | Comment |\n|---|---|---|\n| Early help | 2 | On target |\n| Outreach | 3 | Off target. Both dates were missed and there is no recovery plan. |',
      '| Project | Score | Comment |\n|---|---|---|\n| Early help | 2 | On target |\n| Outreach | 3 | Missed in May and again in July. No new date. |',
    ],
    right: [
      '| Project | Score | Comment |\n|---|---|---|\n| Early help | 2 | On target |\n| Outreach | 4 | Off target. Both dates were missed and there is no recovery plan. |',
      '| Project | Score | Comment |\n|---|---|---|\n| Early help | 2 | On target |\n| Outreach | 3 | Missed in May and again in July. New date 1 October, recovery plan agreed. |',
    ],
  },
  {
    about: 'barriers',
    told: [
      'The only barrier this quarter has been vacancies in our casework team.',
      'There is one barrier to delivery: vacancies in the casework team.',
      '**What barriers have you met?** Vacancies in the casework team. Nothing else has held us up.',
      'Vacancies in the casework team were the single obstacle to the programme.',
      'Apart from vacancies in casework, nothing has stood in the way of the programme.',
      'Barriers: casework vacancies only.',
      'We report one barrier, the vacancies in casework. There are no others.',
      'Vacancies in casework are the sole reason why anything is late.',
    ],
    wrong: [
      'Condition 4 is Red because providers refused our fee offer.',
      '| Condition | Rating | Comment |\n|---|---|---|\n| 1 Places | Red | The builder went out of business |\n| 2 Early help | Green | On target |',
      'The new base at Elm Road is late as planning consent was refused.',
      'Two projects were held up by the late arrival of capital funding.',
      '| Project | Score | Comment |\n|---|---|---|\n| Bases | 4 | The contractor left the site and work has stopped |\n| Fees | 2 | On target |',
      'The college withdrew its offer, so the internships did not start.',
      'The fee framework has stalled: providers will not sign it.',
    ],
    right: [
      'Condition 4 is Red because casework vacancies delayed it.',
      '| Condition | Rating | Comment |\n|---|---|---|\n| 1 Places | Red | Casework vacancies held up the placements |\n| 2 Early help | Green | On target |',
      'The new base at Elm Road opened on time.',
      'All other projects are on target.',
    ],
  },
  {
    about: 'closed risks',
    told: [
      '| Ref | Risk | Q1 | Q2 | Note |\n|---|---|---|---|---|\n| R1 | Too few educational psychologists | Amber | Closed | Service is fully staffed |\n| R2 | Fees rise | Red | Red | Talks go on |',
      'The risk of too few educational psychologists has been closed, as the team is at full strength.',
      'We have closed the risk on educational psychologists.',
      'Risk 1, shortage of educational psychologists: closed this quarter.',
      '| Risk | Rating | Comment |\n|---|---|---|\n| 1 Shortage of educational psychologists | Closed | All posts are filled |\n| 2 Fees rise | Red | Talks go on |',
    ],
    wrong: [
      'Five of the twelve educational psychologist posts are vacant.',
      'Educational psychology: 7 of 12 posts filled.',
      'We are still short of educational psychologists.',
      'Advice is late because educational psychologist posts cannot be filled.',
      'There are five vacancies among educational psychologists and no candidates.',
      'The shortage of educational psychologists goes on.',
      'Educational psychologist posts remain hard to fill, with five empty.',
    ],
    right: [
      'All twelve educational psychologist posts are filled.',
      'Five of the twelve caseworker posts are vacant.',
      'Educational psychology: 12 of 12 posts filled.',
      'There were five vacancies among educational psychologists last year; all are now filled.',
    ],
  },
  {
    about: 'one scheme as two',
    told: [
      'The programme has 132 places: 60 in the new block at Oak Hill School, 60 in the extension of Oak Hill School and 12 at Birch base.',
    ],
    wrong: [
      'Oak Hill School: one building contract, 60 places.',
      'The new block at Oak Hill is an extension of the school and gives 60 places in all.',
      'At Oak Hill we are building one extension, a new block for 60 pupils.',
      'Oak Hill. The block and the extension are the same scheme.',
      'Oak Hill School is to be extended by a new block of 60 places.',
    ],
    right: [
      'Oak Hill School: two building contracts, 120 places.',
      'The new block at Oak Hill opens first; the extension of 60 places follows in a second contract.',
      'Birch base: one building contract, 12 places.',
    ],
  },
  {
    about: 'providers',
    told: [
      '| Scheme | Type | Places |\n|---|---|---|\n| Fern House | State special | 30 |\n| Birch School | State special | 48 |',
      'Of the 78 new state special places, 30 are at Fern House and 48 at Birch School.',
      '- Fern House: 30 places (maintained special school)\n- Birch School: 48 places (maintained special school)',
      'State special places: Fern House 30, Birch School 48.',
      'We count the 30 places at Fern House as maintained special school places.',
    ],
    wrong: [
      'Fern House is run by Willow Care Ltd under a contract with us.',
      'Fern House is an independent school.',
      'Willow Education, a private company, runs Fern House.',
      'Fern House will register as an independent school before it opens.',
      'The provider of Fern House is a charity whose places we buy.',
      'The places at Fern House are bought from an independent provider.',
      'Fern House. Operated by a company; registration as an independent school is under way.',
    ],
    right: [
      'Fern House is run by the council.',
      'Fern House is an academy of the Elm Trust.',
      'Rose Court is run by Willow Care Ltd under a contract with us.',
      'The building work at Fern House is done by Willow Build Ltd.',
    ],
  },
];

testCrossed(CASES);
