/** A place of education as SEN2 tables 4b and 5b write it. */
import { SETTING_CODES } from '../../../core/domain/code-sets.ts';
import { plainId } from '../../../core/domain/numbers.ts';
import type { Sen2Place } from '../../../core/domain/sen2.ts';
import type { ReadingProblemCode } from '../problem-texts.ts';
import type { Sen2Row } from './sen2-row.ts';

function isDigits(text: string, length: number): boolean {
  if (text.length !== length) return false;
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code < 48 || code > 57) return false;
  }
  return true;
}

function readNumber(row: Sen2Row, place: number, length: number, fault: ReadingProblemCode): string | null {
  const text = plainId(row.text(place));
  if (text === '') return null;
  if (isDigits(text, length)) return text;
  row.say(fault, place);
  return null;
}

/** Make the function that reads a row's place: URN, else UKPRN, else a setting code. */
export function placeReader(row: Sen2Row): () => Sen2Place | null {
  const [urnPlace, ukprnPlace] = [row.place('urn'), row.place('ukprn')];
  const setting = row.place('sensetting');
  const rankPlace = row.place('placementrank');
  const unit = row.place('senunitindicator');
  const resourced = row.place('resourcedprovisionindicator');
  return () => {
    const urn = readNumber(row, urnPlace, 6, 'sen2.urn-malformed');
    const ukprn = readNumber(row, ukprnPlace, 8, 'sen2.ukprn-malformed');
    const settingCode = row.code(setting, SETTING_CODES, 'sen2.setting-unknown');
    const isNowhere = row.text(urnPlace) === '' && row.text(ukprnPlace) === '' && row.text(setting) === '';
    if (isNowhere) row.say('sen2.place-missing', urnPlace);
    if (settingCode !== null && (urn !== null || ukprn !== null)) row.say('sen2.place-twice', setting);
    const rank = row.rank(rankPlace);
    const senUnit = row.yesNo(unit);
    const resourcedProvision = row.yesNo(resourced);
    return rank === null ? null : { urn, ukprn, settingCode, rank, senUnit, resourcedProvision };
  };
}
