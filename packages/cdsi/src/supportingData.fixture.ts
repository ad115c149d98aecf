import type { CdsiFiles } from "./readCdsi.ts"

/**
 * Supporting data of invented diseases, in the form of CDC's files: every element stands here, with the oddities of the
 * published ones. Values differ from each other wherever the form lets them, so that none can be taken for another.
 */
export const schedule = `<scheduleSupportingData>
<liveVirusConflicts>
<liveVirusConflict>
<previous><vaccineType>Lake fever live</vaccineType><cvx>901</cvx></previous>
<current><vaccineType>Marsh live, elsewhere</vaccineType><cvx>909</cvx></current>
<conflictBeginInterval>1 day</conflictBeginInterval>
<minConflictEndInterval>24 days</minConflictEndInterval>
<conflictEndInterval>29 days</conflictEndInterval>
</liveVirusConflict>
<liveVirusConflict>
<previous><vaccineType>Marsh live, elsewhere</vaccineType><cvx>909</cvx></previous>
<current><vaccineType>Lake fever live</vaccineType><cvx>901</cvx></current>
<conflictBeginInterval>2 days</conflictBeginInterval>
<minConflictEndInterval>25 days</minConflictEndInterval>
<conflictEndInterval>30 days</conflictEndInterval>
</liveVirusConflict>
</liveVirusConflicts>
<vaccineGroups>
<vaccineGroup><name>Lake/Harbour</name><administerFullVaccineGroup>Yes</administerFullVaccineGroup></vaccineGroup>
<vaccineGroup><name>Cliff</name><administerFullVaccineGroup/></vaccineGroup>
</vaccineGroups>
<vaccineGroupToAntigenMap>
<vaccineGroupMap><name>Lake/Harbour</name><antigen>Lake fever</antigen><antigen>Harbour pox</antigen></vaccineGroupMap>
<vaccineGroupMap><name>Cliff</name><antigen>Cliff cough</antigen></vaccineGroupMap>
</vaccineGroupToAntigenMap>
<cvxToAntigenMap>
<cvxMap><cvx>901</cvx><shortDescription>Lake</shortDescription>
<association><antigen>Lake fever</antigen><associationBeginAge>3 days</associationBeginAge><associationEndAge>51 years</associationEndAge></association>
<association><antigen>Harbour pox</antigen><associationBeginAge/><associationEndAge/></association>
</cvxMap>
<cvxMap><cvx>902</cvx><shortDescription>Lake, new</shortDescription><association><antigen>Lake fever</antigen></association></cvxMap>
<cvxMap><cvx>903</cvx><shortDescription>Harbour</shortDescription><association><antigen>Harbour pox</antigen></association></cvxMap>
<cvxMap><cvx>904</cvx><shortDescription>Cliff</shortDescription><association><antigen>Cliff cough</antigen></association></cvxMap>
</cvxToAntigenMap>
<observations>
<observation>
<observationCode>801</observationCode><observationTitle>Had lake fever</observationTitle><group>Immunity</group>
<indicationText>Told of it</indicationText><contraindicationText>Not told of it</contraindicationText><clarifyingText>By a laboratory</clarifyingText>
<codedValues>
<codedValue><code>77386006</code><codeSystem>SNOMED</codeSystem><text>Lake fever</text></codedValue>
<codedValue><code>VXC99</code><codeSystem>CDCPHINVS</codeSystem><text>Lake fever, again</text></codedValue>
</codedValues>
</observation>
<observation><observationCode>802</observationCode><observationTitle>Works at the lake</observationTitle><group/><indicationText/><contraindicationText/><clarifyingText/><codedValues/></observation>
<observation><observationCode>803</observationCode><observationTitle>Weakened</observationTitle><group/><indicationText/><contraindicationText/><clarifyingText/><codedValues/></observation>
<observation><observationCode>804</observationCode><observationTitle>Allergic to reed</observationTitle><group/><indicationText/><contraindicationText/><clarifyingText/><codedValues/></observation>
<observation><observationCode>805</observationCode><observationTitle>Moved to the lake</observationTitle><group/><indicationText/><contraindicationText/><clarifyingText/><codedValues/></observation>
</observations>
</scheduleSupportingData>`

const nothing = `<allowableInterval/><preferableVaccine/><allowableVaccine/><inadvertentVaccine/><conditionalSkip/><recurringDose>No</recurringDose><seasonalRecommendation/>`

/** Every element there is, filled. */
const lakeFever = `<antigenSupportingData>\r
<immunity>
<clinicalHistory><guidelineCode>801</guidelineCode><guidelineTitle>Had lake fever</guidelineTitle></clinicalHistory>
<dateOfBirth>
<immunityBirthDate>02/28/1957</immunityBirthDate>
<birthCountry>U.S.</birthCountry>
<exclusion><exclusionCode>802</exclusionCode><exclusionTitle>Works at the lake</exclusionTitle></exclusion>
</dateOfBirth>
</immunity>
<contraindications>
<vaccineGroup>
<contraindication>
<observationCode>803</observationCode><observationTitle>Weakened</observationTitle>
<contraindicationText>Do not vaccinate the weakened.</contraindicationText><contraindicationGuidance>Ask first, age &#x2265; 2.</contraindicationGuidance>
<beginAge>4 days</beginAge><endAge>8 months</endAge>
</contraindication>
</vaccineGroup>
<vaccine>
<contraindication>
<observationCode>804</observationCode><observationTitle>Allergic to reed</observationTitle>
<contraindicationText>Do not give reed.</contraindicationText><contraindicationGuidance>Reed is in it.</contraindicationGuidance>
<contraindicatedVaccine><vaccineType>Lake, new</vaccineType><cvx>902</cvx><beginAge>5 days</beginAge><endAge>17 years</endAge></contraindicatedVaccine>
</contraindication>
</vaccine>
</contraindications>
<series>
<seriesName>Lake risk series </seriesName>
<targetDisease>Lake fever</targetDisease>
<vaccineGroup>Lake/Harbour </vaccineGroup>
<seriesAdminGuidance>Give it early.</seriesAdminGuidance>
<seriesAdminGuidance>Give it whole.</seriesAdminGuidance>
<seriesType>Risk</seriesType>
<equivalentSeriesGroups>1; 3</equivalentSeriesGroups>
<requiredGender>Female</requiredGender>
<requiredGender>Unknown</requiredGender>
<selectSeries>
<defaultSeries>Yes</defaultSeries><productPath>Yes</productPath>
<seriesGroupName>Increased Risk</seriesGroupName><seriesGroup>2</seriesGroup>
<seriesPriority>B</seriesPriority><seriesPreference>7</seriesPreference>
<minAgeToStart>6 days</minAgeToStart><maxAgeToStart>16 years - 4 months</maxAgeToStart>
</selectSeries>
<indication>
<observationCode><text>Works at the lake (802)</text><code>802</code></observationCode>
<description>Whoever works at the lake.</description>
<beginAge>7 days</beginAge><endAge>75 years</endAge>
<guidance>Before the first working day.</guidance>
</indication>
<seriesDose>
<doseNumber>Dose 1</doseNumber>
<age>
<absMinAge>6 weeks - 4 days</absMinAge><minAge>6 weeks</minAge><earliestRecAge>2 months</earliestRecAge><latestRecAge>3 months + 4 weeks</latestRecAge><maxAge>8 months + 1 day</maxAge>
<effectiveDate/><cessationDate>20090806</cessationDate>
</age>
<age>
<absMinAge/><minAge>7 weeks</minAge><earliestRecAge/><latestRecAge/><maxAge/>
<effectiveDate>20090807</effectiveDate><cessationDate/>
</age>
<interval/>
<allowableInterval/>
<preferableVaccine>
<vaccineType>Lake</vaccineType><cvx>901</cvx><beginAge>8 days</beginAge><endAge>19 years</endAge>
<tradeName>LAKEVAX ADULT</tradeName><mvx>SKB</mvx><volume>0.25</volume><forecastVaccineType>Y</forecastVaccineType>
</preferableVaccine>
<allowableVaccine><vaccineType>Lake, new</vaccineType><cvx>902</cvx><beginAge>9 days</beginAge><endAge> 13 years</endAge></allowableVaccine>
<inadvertentVaccine><vaccineType>Harbour</vaccineType><cvx>903</cvx></inadvertentVaccine>
<conditionalSkip>
<context>Both</context><setLogic>OR</setLogic>
<set>
<setID>1</setID><setDescription>Grown up</setDescription><effectiveDate>20220506</effectiveDate><cessationDate>20220507</cessationDate>
<conditionLogic>n/a</conditionLogic>
<condition><conditionID>1</conditionID><conditionType>Age</conditionType><startDate/><endDate/><beginAge>20 years</beginAge><endAge>21 years</endAge><interval/><doseCount/><doseType/><doseCountLogic/><vaccineTypes/><seriesGroups/></condition>
</set>
<set>
<setID>2</setID><setDescription>Enough of it</setDescription><effectiveDate/><cessationDate/>
<conditionLogic>AND</conditionLogic>
<condition><conditionID>1</conditionID><conditionType>Vaccine Count By Age</conditionType><startDate/><endDate/><beginAge>22 years</beginAge><endAge>23 years</endAge><interval/><doseCount>12</doseCount><doseType>valid</doseType><doseCountLogic>Greater Than</doseCountLogic><vaccineTypes>901;902; 903</vaccineTypes><seriesGroups/></condition>
<condition><conditionID>2</conditionID><conditionType>Vaccine Count by Date</conditionType><startDate>20250701</startDate><endDate>20260630</endDate><beginAge/><endAge/><interval/><doseCount>13</doseCount><doseType>Total</doseType><doseCountLogic>equal to</doseCountLogic><vaccineTypes/><seriesGroups/></condition>
<condition><conditionID>3</conditionID><conditionType>Vaccine Count by Date and Age</conditionType><startDate>20250702</startDate><endDate/><beginAge/><endAge>24 years</endAge><interval/><doseCount>0</doseCount><doseType>Valid</doseType><doseCountLogic>less than</doseCountLogic><vaccineTypes/><seriesGroups/></condition>
</set>
</conditionalSkip>
<conditionalSkip>
<context>Evaluation</context><setLogic/>
<set>
<setID>3</setID><setDescription/><effectiveDate/><cessationDate/>
<conditionLogic>OR</conditionLogic>
<condition><conditionID>1</conditionID><conditionType>Completed Series</conditionType><startDate/><endDate/><beginAge/><endAge/><interval/><doseCount/><doseType/><doseCountLogic/><vaccineTypes/><seriesGroups>1,3</seriesGroups></condition>
<condition><conditionID>2</conditionID><conditionType>Interval</conditionType><startDate/><endDate/><beginAge/><endAge/><interval>5 months - 4 days</interval><doseCount/><doseType/><doseCountLogic/><vaccineTypes/><seriesGroups/></condition>
</set>
</conditionalSkip>
<recurringDose>No</recurringDose>
<seasonalRecommendation><startDate>20250827</startDate><endDate>20260331</endDate></seasonalRecommendation>
</seriesDose>
<seriesDose>
<doseNumber>Dose 2</doseNumber>
<age><absMinAge/><minAge/><earliestRecAge/><latestRecAge/><maxAge/><effectiveDate/><cessationDate/></age>
<interval>
<fromPrevious>Y</fromPrevious><fromTargetDose/><fromMostRecent/><fromRelevantObs/>
<absMinInt>4 weeks - 4 days</absMinInt><minInt>4 weeks</minInt><earliestRecInt>9 weeks</earliestRecInt><latestRecInt>13 weeks</latestRecInt>
<intervalPriority>override</intervalPriority><effectiveDate>20211025</effectiveDate><cessationDate>20211026</cessationDate>
</interval>
<interval>
<fromPrevious>N</fromPrevious><fromTargetDose>1</fromTargetDose><fromMostRecent/><fromRelevantObs/>
<absMinInt>14 days</absMinInt><minInt/><earliestRecInt/><latestRecInt/><intervalPriority/><effectiveDate/><cessationDate/>
</interval>
<interval>
<fromPrevious>N</fromPrevious><fromTargetDose/><fromMostRecent>902; 903</fromMostRecent><fromRelevantObs/>
<absMinInt>15 days</absMinInt><minInt/><earliestRecInt/><latestRecInt/><intervalPriority/><effectiveDate/><cessationDate/>
</interval>
<interval>
<fromPrevious>N</fromPrevious><fromTargetDose/><fromMostRecent/><fromRelevantObs><text>Moved to the lake (805)</text><code>805</code></fromRelevantObs>
<absMinInt>16 days</absMinInt><minInt/><earliestRecInt/><latestRecInt/><intervalPriority/><effectiveDate/><cessationDate/>
</interval>
<allowableInterval><fromPrevious>N</fromPrevious><fromTargetDose>1</fromTargetDose><absMinInt>6 months - 4 days</absMinInt><effectiveDate>20211027</effectiveDate><cessationDate>20211028</cessationDate></allowableInterval>
<preferableVaccine>
<vaccineType>Lake, new</vaccineType><cvx>902</cvx><beginAge/><endAge/><tradeName/><mvx/><volume/><forecastVaccineType>N</forecastVaccineType>
</preferableVaccine>
<allowableVaccine/>
<inadvertentVaccine/>
<conditionalSkip/>
<recurringDose>Yes</recurringDose>
<seasonalRecommendation/>
</seriesDose>
</series>
${plain("Lake series", "Lake fever", "Lake/Harbour", "1", "901")}
${plain("Lake trial series", "Lake fever", "Lake/Harbour", "3", "902").replace("<seriesType>Standard", "<seriesType>Evaluation Only")}
</antigenSupportingData>`

/** A series of one dose from one year on, and nothing besides. */
function plain(name: string, antigen: string, vaccineGroup: string, group: string, cvx: string): string {
  return `<series>
<seriesName>${name}</seriesName><targetDisease>${antigen}</targetDisease><vaccineGroup>${vaccineGroup}</vaccineGroup><seriesAdminGuidance/><seriesType>Standard</seriesType><equivalentSeriesGroups/><requiredGender/>
<selectSeries><defaultSeries>No</defaultSeries><productPath>No</productPath><seriesGroupName>Standard</seriesGroupName><seriesGroup>${group}</seriesGroup><seriesPriority>A</seriesPriority><seriesPreference/><minAgeToStart/><maxAgeToStart/></selectSeries>
<indication/>
<seriesDose><doseNumber>Dose 1</doseNumber>
<age><absMinAge>12 months - 4 days</absMinAge><minAge>12 months</minAge><earliestRecAge>12 months</earliestRecAge><latestRecAge>18 months</latestRecAge><maxAge/><effectiveDate/><cessationDate/></age><interval/>${nothing.replace("<preferableVaccine/>", `<preferableVaccine><vaccineType>${name}</vaccineType><cvx>${cvx}</cvx><beginAge/><endAge/><tradeName/><mvx/><volume>0.5</volume><forecastVaccineType>Y</forecastVaccineType></preferableVaccine>`)}
</seriesDose>
</series>`
}

const short = (series: string): string => `<antigenSupportingData>
<immunity>
</immunity>
<contraindications/>
${series}
</antigenSupportingData>`

/** The file about lake fever, in which every element stands. */
export const lakeFeverFile = "AntigenSupportingData- Lake fever-508.xml"

export const supportingData: CdsiFiles = {
  schedule,
  antigens: {
    [lakeFeverFile]: lakeFever,
    "AntigenSupportingData- Harbour pox-508.xml": short(plain("Harbour series", "Harbour pox", "Lake/Harbour", "1", "903")),
    "AntigenSupportingData- Cliff-508.xml": short(plain("Cliff series", "Cliff cough", "Cliff", "1", "904"))
  },
  version: "9.9"
}
