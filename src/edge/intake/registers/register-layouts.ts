/** Registers, outcomes of plans, places and tables of schools by their columns, with the other names that authorities give them. */
import type { FileKind } from '../../../core/domain/intake.ts';
import { COST_COLUMNS } from '../finance/cost-columns.ts';
import type { Layout } from '../tables/layout.ts';
import type { ReaderInput, RowReader } from '../tables/reading.ts';
import { outcomeReader } from './read-outcomes.ts';
import { overrideReader } from './read-overrides.ts';
import { REFERENCE, type RegisterShape, registerReader } from './read-registers.ts';
import { capitalReader, countReader, placesReader, rollReader } from './read-school-tables.ts';
import {
  APPEAL_RESULTS,
  APPEAL_TYPES,
  COMPLAINT_STAGES,
  DESTINATIONS,
  MEDIATION_RESULTS,
  MONTHS_AFTER,
  OMBUDSMAN_RESULTS,
  REPLIES,
  REQUEST_OUTCOMES,
} from './register-words.ts';

type Names = Readonly<Record<string, readonly string[]>>;

/** A register may have columns of its own beside the ones that are read, but not mostly. */
const LEAST_KNOWN = 0.5;
/** Names of children, birth dates and notes: known, and never read. */
const LEFT_OUT: readonly string[] = [
  ...['name', 'surname', 'forename', 'childname', 'pupilname', 'dob', 'dateofbirth', 'upn', 'notes'],
  ...['comments', 'caseworker', 'officer', 'schoolname', 'establishmentname', 'settingname', 'school'],
];
const REFERENCES = ['ref', 'caseref', 'casereference', 'caseid', 'appealref', 'appealnumber', 'complaintref'];
const URNS = ['schoolurn', 'settingurn', 'establishmenturn', 'providerurn', 'dfeurn'];
/** Columns that only other tables have. */
const OF_OTHERS = [
  'requeststableid',
  'personid',
  'assessmenttableid',
  'activeplanstableid',
  'namedplantableid',
];

function layout(
  kind: FileKind,
  required: Names,
  optional: Names,
  reader: (input: ReaderInput) => RowReader,
): Layout {
  return {
    kind,
    name: kind,
    reader,
    required: Object.keys(required),
    optional: [...Object.keys(optional), ...LEFT_OUT],
    without: OF_OTHERS,
    synonyms: { ...required, ...optional },
    leastKnown: LEAST_KNOWN,
  };
}

function register(kind: FileKind, required: Names, optional: Names, shape: RegisterShape): Layout {
  return layout(kind, required, { ...optional, [REFERENCE]: REFERENCES }, registerReader(shape));
}

/** Registers: appeals, mediations, panels, complaints, consultations, bands, requests, destinations, amended plans. */
const REGISTERS: readonly Layout[] = [
  register(
    'appeal-register',
    {
      appealregistered: [
        ...['dateregistered', 'registereddate', 'dateappealregistered', 'appealregistereddate'],
        ...['registeredon', 'appealdate', 'dateofappeal', 'registrationdate'],
      ],
      appealtype: ['typeofappeal', 'groundsofappeal', 'appealgrounds', 'groundsforappeal', 'natureofappeal'],
    },
    {
      appealoutcome: ['outcome', 'result', 'decision', 'appealresult', 'tribunaldecision'],
      appealdecided: ['decisiondate', 'outcomedate', 'dateconcluded', 'hearingdate', 'datedecided'],
    },
    {
      register: 'appeals',
      opened: 'appealregistered',
      closed: 'appealdecided',
      type: ['appealtype', APPEAL_TYPES],
      result: ['appealoutcome', APPEAL_RESULTS],
    },
  ),
  register(
    'mediation-register',
    {
      mediationdate: ['dateofmediation', 'mediationheld', 'mediationheldon', 'datemediationheld'],
      mediationresult: ['mediationoutcome', 'outcomeofmediation', 'resultofmediation', 'agreementreached'],
    },
    {},
    {
      register: 'mediations',
      opened: 'mediationdate',
      result: ['mediationresult', MEDIATION_RESULTS],
    },
  ),
  register(
    'panel-log',
    {
      panelreceived: ['datereceivedbypanel', 'panelreceiveddate', 'senttopanel', 'referredtopanel'],
      paneldecided: ['paneldecisiondate', 'datedecidedbypanel', 'paneldecidedon', 'datepaneldecided'],
    },
    { panel: ['panelname', 'typeofpanel'] },
    { register: 'panels', opened: 'panelreceived', closed: 'paneldecided' },
  ),
  register(
    'complaint-log',
    {
      complaintreceived: ['datecomplaintreceived', 'complaintdate', 'dateofcomplaint', 'complaintreceivedon'],
      complaintstage: ['stageofcomplaint', 'stage'],
    },
    {
      ombudsmandecision: ['lgscodecision', 'ombudsmanoutcome', 'lgscooutcome'],
      complaintclosed: ['datecomplaintclosed', 'complaintclosedon', 'dateofreply'],
    },
    {
      register: 'complaints',
      opened: 'complaintreceived',
      closed: 'complaintclosed',
      type: ['complaintstage', COMPLAINT_STAGES],
      result: ['ombudsmandecision', OMBUDSMAN_RESULTS],
    },
  ),
  register(
    'consultation-log',
    {
      urn: URNS,
      consultationsent: ['dateconsulted', 'consultationdate', 'consultedon', 'dateconsultationsent'],
      consultationreply: ['reply', 'consultationresponse', 'replytoconsultation', 'responsetoconsultation'],
    },
    { consultationreplied: ['dateofreply', 'replydate', 'responsedate', 'repliedon'] },
    {
      register: 'consultations',
      urn: 'urn',
      opened: 'consultationsent',
      closed: 'consultationreplied',
      result: ['consultationreply', REPLIES],
    },
  ),
  register(
    'band-requests',
    {
      urn: URNS,
      bandrequested: ['bandrequestdate', 'dateofbandrequest', 'bandrequestreceived', 'datebandrequested'],
    },
    {
      bandfrom: ['currentband'],
      bandto: ['requestedband', 'bandrequestedto'],
      primaryneed: ['need', 'needtype', 'sentype', 'primaryneedtype', 'primarysenneed', 'typeofneed'],
    },
    { register: 'band-requests', urn: 'urn', opened: 'bandrequested', need: 'primaryneed' },
  ),
  register(
    'school-requests',
    {
      urn: URNS,
      requestreceived: ['requestdate', 'daterequestreceived', 'requestreceiveddate', 'dateofrequest'],
      requestoutcome: ['outcomeofrequest', 'decisiontoassess', 'assessmentdecision'],
    },
    { requestdecided: ['requestoutcomedate', 'decisiondate', 'dateofdecision', 'datedecided'] },
    {
      register: 'school-requests',
      urn: 'urn',
      opened: 'requestreceived',
      closed: 'requestdecided',
      result: ['requestoutcome', REQUEST_OUTCOMES],
    },
  ),
  register(
    'destinations',
    {
      planceased: ['dateplanceased', 'ceaseddate', 'planceaseddate', 'ceasedate'],
      monthsafter: ['monthsaftercease', 'followedupafter', 'monthssinceceased'],
      destination: ['destinationgroup', 'destinationtype'],
    },
    { ceasereason: ['reasonceased', 'reasonforceasing'] },
    {
      register: 'destinations',
      opened: 'planceased',
      type: ['monthsafter', MONTHS_AFTER],
      result: ['destination', DESTINATIONS],
      ceaseReason: 'ceasereason',
    },
  ),
  register(
    'amended-plans',
    {
      reviewmeetingheld: ['reviewmeeting', 'reviewmeetingdate', 'annualreviewmeeting', 'annualreviewdate'],
      finalamendedplan: [
        'finalamendedplandate',
        'amendedplanissued',
        'dateamendedplanissued',
        'finalplandate',
      ],
    },
    {},
    { register: 'amended-plans', opened: 'reviewmeetingheld', closed: 'finalamendedplan' },
  ),
];

/** Words for what an outcome says and what is done towards it: known, and never read. */
const OUTCOME_TEXTS = [
  ...['outcome', 'outcometext', 'outcomedescription', 'outcomewording', 'smartoutcome', 'longtermoutcome'],
  ...['provision', 'steps', 'targets', 'evidence', 'reviewcomments', 'progressnotes'],
];
const OUTCOME_COLUMNS = {
  casereference: COST_COLUMNS.reference.filter((name) => !OF_OTHERS.includes(name)),
  upn: COST_COLUMNS.upn,
  outcomenumber: ['outcomeno', 'outcomeref', 'outcomereference', 'numberofoutcome', 'outcomeid', 'no'],
  outcomestatus: [
    ...['statusatlastreview', 'outcomestatusatlastreview', 'statusatreview', 'reviewstatus', 'status'],
    ...['progress', 'progressatreview', 'progressatlastreview', 'outcomeprogress', 'outcomemet', 'achieved'],
  ],
  outcomearea: ['area', 'areaofneed', 'needarea', 'outcomecategory', 'categoryofneed', 'broadarea', 'need'],
  dateset: ['outcomeset', 'dateoutcomeset', 'outcomesetdate', 'seton', 'agreedon', 'dateagreed'],
  datedue: ['due', 'duedate', 'dueby', 'targetdate', 'outcomedue', 'outcomeduedate', 'tobeachievedby'],
  datereviewed: [
    'reviewed',
    'reviewedon',
    'reviewdate',
    'lastreviewed',
    'lastreviewdate',
    'dateoflastreview',
  ],
};
/** Outcomes of plans. */
const OUTCOMES: Layout = {
  ...layout('plan-outcomes', {}, OUTCOME_COLUMNS, outcomeReader),
  required: [['casereference', 'upn'], 'outcomenumber', 'outcomestatus'],
  optional: [...Object.keys(OUTCOME_COLUMNS), ...LEFT_OUT.filter((name) => name !== 'upn'), ...OUTCOME_TEXTS],
};

/** Places, pupils on roll, the census, suspensions and capital. */
const SCHOOL_TABLES: readonly Layout[] = [
  layout(
    'commissioned-places',
    {
      urn: URNS,
      academicyear: ['schoolyear', 'acadyear', 'year'],
      commissionedplaces: [
        'placescommissioned',
        'noofcommissionedplaces',
        'commissionednumber',
        'placesfunded',
      ],
    },
    { provision: ['typeofplace', 'need', 'unit'] },
    placesReader,
  ),
  layout(
    'school-roll',
    {
      urn: URNS,
      censusdate: ['censusday', 'asat', 'date', 'ondate'],
      settingauthority: ['lacode', 'settingla', 'schoolla', 'settinglacode', 'authorityofsetting'],
      homeauthority: ['homela', 'residentla', 'homelacode', 'authorityofresidence', 'residentauthority'],
      pupilsonroll: ['onroll', 'pupils', 'numberonroll', 'nor', 'headcount'],
    },
    {},
    rollReader,
  ),
  layout(
    'school-census',
    {
      urn: URNS,
      censusdate: ['censusday', 'asat', 'date', 'ondate'],
      pupils: ['headcount', 'pupilsonroll', 'numberofpupils', 'nor'],
      sensupport: ['pupilsonsensupport', 'senk', 'sensupportpupils', 'pupilssensupport'],
      withplan: ['ehcplan', 'ehcplans', 'pupilswithplan', 'ehcp', 'pupilswithehcp', 'pupilsehcplan'],
    },
    {
      sessionspossible: ['sensessionspossible', 'possiblesessions', 'sesspossible'],
      sessionsmissed: ['sensessionsmissed', 'sessionsabsent', 'absencesessions', 'sessoverall'],
      severelyabsent: ['senseverelyabsent', 'severeabsence', 'enrolmentssevereabsent'],
    },
    countReader('census', 'censusdate'),
  ),
  layout(
    'suspensions',
    {
      urn: URNS,
      termended: ['termend', 'endofterm', 'termendson', 'termenddate'],
      suspensions: ['sensuspensions', 'suspensionssen', 'suspension'],
      permanentexclusions: ['exclusions', 'senexclusions', 'permanentexclusionssen', 'permexcl'],
    },
    {},
    countReader('suspensions', 'termended'),
  ),
  layout(
    'capital-profile',
    {
      scheme: ['schemename', 'project', 'capitalscheme'],
      month: ['period', 'monthending'],
      capitalspent: ['capitalspend', 'actualspend', 'spent', 'capitalactual'],
      capitalprofile: ['profile', 'profiledspend', 'plannedspend', 'capitalprofiled'],
    },
    {},
    capitalReader,
  ),
];

/** What schools and providers are by the authority's own word. */
const OVERRIDES: Layout = {
  ...layout(
    'setting-overrides',
    { countsas: ['settingoverride', 'overridesetting', 'settinggroup', 'countassetting'] },
    {
      urn: URNS,
      ukprn: ['providerukprn', 'settingukprn'],
      validfrom: ['from', 'fromdate', 'since'],
      validto: ['to', 'todate', 'until'],
    },
    overrideReader,
  ),
  required: ['countsas', ['urn', 'ukprn']],
};

/** All of them. */
export const REGISTER_LAYOUTS: readonly Layout[] = [...REGISTERS, OUTCOMES, ...SCHOOL_TABLES, OVERRIDES];
