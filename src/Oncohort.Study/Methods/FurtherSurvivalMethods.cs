using System.Globalization;
using Oncohort.Study.Analyses;
using Oncohort.Study.Settings;
using Oncohort.Survival;

namespace Oncohort.Study.Methods;

/// <summary>The methods of cumulative incidence, landmark analyses, fixed times, MaxCombo and permutation tests.</summary>
internal static class FurtherSurvivalMethods
{
    public static IEnumerable<string> Of(CumulativeIncidenceRequest request)
    {
        string intervals = request.IntervalType == ConfidenceIntervalType.None
            ? "no confidence interval"
            : $"{MethodsText.Percent(request.Settings.Level)} pointwise confidence intervals on the {Choices.IntervalTypes.Name(request.IntervalType)} scale from Aalen's variance";
        yield return $"Cumulative incidence of the event and of each competing event was estimated by the Aalen-Johansen method ({Reference.AalenJohansen}), with {intervals}.";
        if (request.Facet is { } facet) yield return Facet(facet);
        if (request.Group is null) yield break;
        string strata = request.Strata.Count == 0 ? "" : $", stratified by {string.Join(" and ", request.Strata.Select(stratum => stratum.Caption))}";
        string rho = request.Rho == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" with rho = {request.Rho}");
        yield return $"Cumulative incidence was compared between groups by Gray's test{rho} ({Reference.Gray}){strata}.";
    }

    public static IEnumerable<string> Of(LandmarkRequest request)
    {
        string unit = request.Endpoint.Caption?.Unit is { } name ? " " + name : "";
        string at = string.Join(", ", request.At.Select(time => time.ToString(CultureInfo.InvariantCulture)));
        string groups = request.By is null ? "" : $" Groups were defined by whether '{request.By.Label ?? request.By.Name}' had happened by the landmark.";
        yield return $"Landmark analyses at {at}{unit} took the patients under observation and free of the event after the landmark, with time counted from it ({Reference.Landmark}).{groups}";
        yield return $"From each landmark on, survival was estimated by the Kaplan-Meier method ({Reference.KaplanMeier}), and groups were compared by the log-rank test ({Reference.LogRank}) and by hazard ratios of Cox models ({Reference.Cox}).";
    }

    public static IEnumerable<string> FixedTimes(KaplanMeierRequest request)
    {
        if (request.Milestones)
            yield return $"Survival at fixed times was compared by its difference, by its ratio on the log scale, and on the complementary log-log scale ({Reference.Milestone}).";
        if (request.Conditional.Count > 0)
            yield return $"Conditional survival is that of patients who survived until the time given, with Greenwood's variance from then on ({Reference.ConditionalSurvival}).";
    }

    /// <summary>The sentence on curves within the levels of a variable.</summary>
    public static string Facet(Variable variable) => $"Curves were also estimated, and their groups compared, within each level of '{variable.Caption}'; patients without a value are in none of these panels.";

    public static string MaxCombo(IReadOnlyList<FlemingHarringtonWeight> weights)
    {
        string listed = string.Join(", ", weights.Select(weight => string.Create(CultureInfo.InvariantCulture, $"({weight.Rho}, {weight.Gamma})")));
        return $"the MaxCombo test, the largest of the Fleming-Harrington tests with (rho, gamma) = {listed} judged by their joint distribution ({Reference.MaxCombo})";
    }

    public static string? Permutation(LogRankRequest request)
    {
        if (request.Permutation is not { } options) return null;
        string within = request.Strata.Count == 0 ? "" : " within strata";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"The test was also judged by permutation of the groups{within} ({Reference.Permutation}): exactly where there are at most {options.ExactLimit} arrangements, else from {options.Permutations} random ones with seed {options.Seed} ({Reference.SampledPermutation}).");
    }
}
