/** Words beside a number: those that make a name of it, those that end what it counts, and the nouns that are counted. */

/** A number behind one of these is a name, not an amount. */
export const NAMES_BEFORE = new Set(
  'month quarter condition conditions risk risks update section sections s ss paragraph para paragraphs appendix annex phase step band bands year years-group version page figure fig table chart part no number question q item objective priority workstream project note footnote regulation article act grade stage option scenario tranche version versions ks key-stage stage nc group type page pages clause recommendation theme pillar strand ref reference row column line week day level measure r c x v wave cohort room unit block tier'.split(
    ' ',
  ),
);

/** Words at which what a number counts ends. */
export const NOUN_STOPS = new Set(
  'last next previous today of in at by to for from with were was is are be been have has had against compared than and or but that which who over under since on per each every a an the as when while if not this these those into through during until before after about between within it we they he she will would can could may should must did does do there their our its up down more fewer less higher lower both all so then also only still now already above below across due open made set held came coming went going rose fell grew increased decreased reduced remain remains remained stood stands stand started joined left ended ceased closed opened'.split(
    ' ',
  ),
);

/** Nouns that are counted, in the singular. */
export const COUNT_NOUNS = new Set(
  'therapist nurse tutor plan ehcp request placement place child pupil learner student school setting family parent carer week month day year post fte people person case assessment appeal review project measure scheme provider college academy respondent response survey event webinar meeting session visit panel exclusion suspension hour teacher officer psychologist worker practitioner team base unit centre site partner member cease transfer decision referral complaint bid proposal insight priority milestone action risk condition point term quarter intervention workstream theme reason factor area cohort leaver joiner entry opening vacancy staff governor headteacher senco professional pathway young adult household home contract lot bidder bed room building locality cluster trust hub programme course module group caseworker hearing mediation recommendation step strand driver barrier example question lesson finding recruit adviser advisor navigator head workshop'.split(
    ' ',
  ),
);
