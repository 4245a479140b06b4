using Oncohort.Study.Results;

namespace Oncohort.Reporting.Tests.Made;

/// <summary>A made subgroup analysis: invented numbers of a likely size, with one level that has no estimate.</summary>
internal static class MadeSubgroups
{
    public static SubgroupResult Result() => new()
    {
        Id = "subgroups-1",
        Title = "Overall survival: effect of treatment by subgroup",
        Endpoint = new EndpointCaption("os", "Overall survival", "months"),
        N = 412,
        Excluded = [new Exclusion("missing treatment", 9)],
        Warnings = [new Warning("OCH083", "5 subgroups of 2 variables were examined.")],
        Settings = MadeCurves.Settings,
        Events = 171,
        Treatment = new ComparedArms("treatment", "Treatment", "Induction chemotherapy followed by chemoradiotherapy", "Chemoradiotherapy"),
        Overall = Effect(206, 91, 206, 80, 0.82, 0.154),
        Subgroups =
        [
            new SubgroupVariableResult("sex", "Sex", 0, [Level("Female", 50, 20, 52, 21, 1.04, 0.31), Level("Male", 156, 71, 154, 59, 0.76, 0.177)], new TestResult(0.77, 1, 0.379), new TestResult(0.76, 1, 0.383)),
            new SubgroupVariableResult(
                "stage", "UICC/AJCC stage at diagnosis, by the edition in force at the time", 7,
                [Level("I–II", 40, 4, 38, 6, 1.6, 0.65), Level("III", 80, 35, 82, 30, 0.8, 0.25), Level("IVC", 3, 0, 2, 1, null, null)],
                new TestResult(2.31, 2, 0.315), new TestResult(null, 2, null)),
        ],
    };

    private static SubgroupLevelResult Level(string level, int n0, int e0, int n1, int e1, double? hr, double? se) => new(level, Effect(n0, e0, n1, e1, hr, se));

    private static SubgroupEffect Effect(int n0, int e0, int n1, int e1, double? hr, double? se) => new(
        n0 + n1,
        e0 + e1,
        [new SubgroupArm("Chemoradiotherapy", n0, e0), new SubgroupArm("Induction chemotherapy followed by chemoradiotherapy", n1, e1)],
        hr,
        se,
        hr * Math.Exp(-1.96 * (se ?? 0)),
        hr * Math.Exp(1.96 * (se ?? 0)),
        hr is null ? null : 0.2);
}
