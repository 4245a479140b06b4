namespace Oncohort.Study.Templates;

/// <summary>A study file to be filled in.</summary>
internal static class BlankStudy
{
    public static string Text(string id) => $$$"""
        # A study file. Fill in what stands in capitals, then run:  oncohort check {{{id}}}.yaml
        # Every key is explained in docs/study-file.md.
        oncohort: 1

        study:
          id: {{{id}}}
          title: TITLE
          preset: r                          # r, spss, sas or stata: whose conventions are followed

        cohort:
          source: DATA.csv                   # .csv, .tsv, .xlsx, .parquet, .json, duckdb:FILE#TABLE; relative to this file
          id: PATIENT_ID                     # the column that names the patient
          missing: ['N/A', unknown]          # texts that mean missing, besides the empty text and NA
          eligibility:                       # SQL conditions, applied in order; everyone who leaves is counted
            - {id: adult, keep: AGE >= 18, reason: younger than 18}

        variables:
          age: {column: AGE, label: Age, unit: years}
          stage: {column: STAGE, label: Stage, levels: [I, II, III, IV]}          # the first level is the reference
          sex: {column: SEX, label: Sex, labels: {0: female, 1: male}}            # what people read instead of a value

        endpoints:
          os:                                # from two columns
            label: Overall survival
            time: TIME
            event: {column: STATUS, values: dead}
            unit: months                     # days, weeks, months or years
          # os:                              # or from dates
          #   {label: Overall survival, origin: START_DATE, event: DEATH_DATE, censor: LAST_CONTACT_DATE, unit: months}

        analyses:
          - table1: {by: stage, rows: [age, sex]}
          - km: {endpoint: os, by: stage, at: [12, 36, 60]}
          - cox: {endpoint: os, univariable: [age, sex, stage], multivariable: [age, sex, stage], zph: true}

        """;
}
