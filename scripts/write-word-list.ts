/** Writes data/text/words.txt, the known words that masking goes by, from every other published comment, the project's own made-up sentences, and lists of the trade's and everyday words. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { readComments } from '../bench/read-comments.ts';
import { spelledPlainly } from '../src/core/text/plain-spelling.ts';
import { FORENAMES } from '../src/core/text/word-lists.ts';
import { EVERYDAY } from './everyday-words.ts';

/** Words of special needs and schooling that patients seldom write. */
const TRADE = `school schools senco ehcp ehc plan autism autistic adhd asd dyslexia dyslexic dyspraxia sensory tribunal mediation
inclusion inclusive exclusion excluded suspended suspension reintegration curriculum classroom lessons lesson teacher teachers teaching
assistant headteacher educational psychologist psychology therapist speech language provision placement review annual assessment
draft statutory caseworker officer council authority local term timetable bullying bullied anxiety anxious meltdown meltdowns
meltdown behaviour taxi transport escort passenger bus respite short breaks personal budget direct payments outreach paperwork
deadline deadlines weeks months eleven twelve deaf blind wheelchair gcse gcses phonics nursery preschool college academy primary secondary
playground homework uniform detention trips swimming forest parents carers siblings sibling grandparents mainstream specialist
resourced unit hub alternative tutor tutoring attendance refusal unmet needs outcomes targets section naming named appeal appeals
appealed solicitor sendiass portal website consultation consulted responded forms confusing exhausting exhausted heartbreaking
heartbroken lonely isolated summer holidays holiday autumn spring replaced write wrote emailed emails email phoned rang rings ring dob born
sen sencos sendco sendist ehcps ehcna slt slcn semh mld sld pmld asc fasd eotas ehe pru lsa lsas hlta tas dla iep mdt ofsted dfe eyfs sats
makaton pecs upn upns uln ref icb dsg gps ots ptsd ocd cpn cpns cbt dbt mri ecg eeg icu hca hcas ppe dvd dvds tvs bpd copd uti pip pals lsps
fund funds band bands banding dear regards sincerely faithfully signed`;

const WORD = /\p{L}[\p{L}\p{M}]*(?:['’]\p{L}+)*/gu;

/** Words of a text that stand there in small letters. */
function smallWords(text: string): readonly string[] {
  return (text.match(WORD) ?? [])
    .filter((word) => word === word.toLowerCase())
    .map((word) => word.replaceAll('’', "'"));
}

/** A sentence of the made-up ones that begins with a capital; the others are spelt as a child might. */
function isSpeltWell(line: string): boolean {
  return /^[+-] [A-Z{]/.test(line);
}

const words = new Set([...TRADE.split(/\s+/), ...EVERYDAY]);
for (const line of readFileSync('data/text/tellings.txt', 'utf8').split('\n'))
  if (isSpeltWell(line))
    for (const word of smallWords(line)) if (spelledPlainly(word) === word) words.add(word);
for (const comment of readComments('words')) for (const word of smallWords(comment)) words.add(word);
for (const word of words) if (word.length <= 2 || FORENAMES.has(word)) words.delete(word);
const text = `${[...words].sort().join('\n')}\n`;
writeFileSync('data/text/words.txt', text);
console.log(`${words.size} words, SHA-256 ${createHash('sha256').update(text).digest('hex')}`);
