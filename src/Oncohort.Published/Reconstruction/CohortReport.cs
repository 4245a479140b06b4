using System.Globalization;
using Oncohort.Survival;

namespace Oncohort.Published.Reconstruction;

/// <summary>Writes the records as text and puts every printed figure beside the one they give.</summary>
internal static class CohortReport
{
    /// <summary>The finished cohort.</summary>
    public static ReconstructedCohort Write(
        PublishedStudy study, int seed, VariableCatalog catalog, Roles roles, PatientRecords records, IReadOnlyList<CountStatement> statements,
        IReadOnlyList<SearchTarget> targets, IReadOnlyList<TriedCoding> tried, Random random)
    {
        List<ReconstructedFigure> figures = [];
        foreach (CountStatement statement in statements.Where(statement => !statement.BesideCount)) figures.Add(Count(statement, catalog, records));
        Landmarks(catalog, roles, records, figures);
        foreach (CoxTarget target in targets.OfType<CoxTarget>()) Ratios(target, records, figures);
        foreach (LogRankTarget target in targets.OfType<LogRankTarget>()) figures.Add(Test(target, records));
        (IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<string>> rows) = RecordTable.Write(study, catalog, records, random);
        return new ReconstructedCohort(study.Id, seed, columns, rows, figures, tried);
    }

    private static ReconstructedFigure Count(CountStatement statement, VariableCatalog catalog, PatientRecords records)
    {
        int within = records.Rows.Count(row => catalog.Matches(statement.Within, row));
        int of = records.Rows.Count(row => catalog.Matches(statement.Within, row) && catalog.Matches(statement.Of, row));
        if (statement.Count is { } count) return new ReconstructedFigure("count", statement.Name, count.ToString(CultureInfo.InvariantCulture), of, "exact", of == count);
        double share = within == 0 ? 0 : (double)of / within;
        return new ReconstructedFigure("share", statement.Name, statement.Name[(statement.Name.LastIndexOf('=') + 2)..], 100 * share, "to rounding", share >= statement.LowerShare - 1e-6 && share <= statement.UpperShare + 1e-6);
    }

    private static void Landmarks(VariableCatalog catalog, Roles roles, PatientRecords records, List<ReconstructedFigure> figures)
    {
        foreach (PublishedCurve curve in roles.SurvivalCurves)
        {
            int[] members = [.. Enumerable.Range(0, records.Count).Where(i => catalog.Matches(curve.Within, records.Rows[i]))];
            KaplanMeierCurve estimate = KaplanMeier.Estimate(Times(records, members))[0];
            foreach (PublishedPoint point in curve.Points.Where(point => point.Percent is not null))
            {
                double? reached = 100 * estimate.At([point.Time.Value * Roles.DaysPerMonth])[0].Survival;
                figures.Add(new ReconstructedFigure("landmark", $"{curve.Id} at {point.Time.Text}", point.Percent!.Text, reached, "0.5 percentage points", reached is { } value && Math.Abs(value - point.Percent.Value) <= 0.5));
            }
        }

        int[] metastases = [.. records.Metastasis.Where(day => day >= 0).Order()], followUp = [.. records.FollowUp.Order()];
        foreach ((int day, int n) in roles.MetastasisCounts)
        {
            int reached = metastases.Count(metastasis => metastasis <= day);
            figures.Add(new ReconstructedFigure("landmark", $"metastases by day {day}", n.ToString(CultureInfo.InvariantCulture), reached, "exact", reached == n));
        }

        Summary(roles.Remission, metastases, figures);
        Summary(roles.FollowUp, followUp, figures);
    }

    private static void Summary(PublishedSummary summary, int[] days, List<ReconstructedFigure> figures)
    {
        double median = (days[(days.Length - 1) / 2] + days[days.Length / 2]) / 2.0;
        foreach ((string name, Printed printed, double value) in new[] { ("median", summary.Median!, median), ("min", summary.Min!, days[0]), ("max", summary.Max!, days[^1]) })
        {
            double months = value / Roles.DaysPerMonth;
            figures.Add(new ReconstructedFigure("summary", $"{summary.Id}, {name}", printed.Text, months, "to rounding", Math.Abs(months - printed.Value) <= printed.HalfUnit));
        }
    }

    private static TimeToEvent Times(PatientRecords records, int[] patients) => TimeToEvent.Create(
        [.. patients.Select(i => (double)records.FollowUp[i])], [.. patients.Select(i => records.Died[i] ? 1 : 0)]);

    private static void Ratios(CoxTarget target, PatientRecords records, List<ReconstructedFigure> figures)
    {
        int[] patients = [.. target.Patients];
        (string Name, double[] Values)[] columns = [.. target.Terms.SelectMany(term => term.Names.Select((name, column) => (name, patients.Select(i => term.Value(i, column)).ToArray())))];
        CoxFit fit = CoxModel.Fit(
            Times(records, patients), new CovariateMatrix([.. columns.Select(column => column.Name)], [.. columns.Select(column => column.Values)]), new CoxOptions { Level = target.Model.Level });
        int start = 0;
        foreach (CodedColumn term in target.Terms)
        {
            CoxTerm result = fit.Terms[start + term.Shown];
            start += term.Names.Count;
            string name = $"{target.Model.Id}: {term.Term.Label} ({term.Coding.Id})";
            figures.Add(Ratio("hazard ratio", name, term.Term.Ratio, result.HazardRatio.Estimate, 0.05));
            if (term.Term.Lower is { } lower) figures.Add(Ratio("limit", name + ", lower", lower, result.HazardRatio.Lower, 0.10));
            if (term.Term.Upper is { } upper) figures.Add(Ratio("limit", name + ", upper", upper, result.HazardRatio.Upper, 0.10));
        }
    }

    private static ReconstructedFigure Ratio(string kind, string name, Printed printed, double? reached, double tolerance) => new(
        kind, name, printed.Text, reached, FormattableString.Invariant($"{100 * tolerance} %"), reached is { } value && Math.Abs((value / printed.Value) - 1) <= tolerance);

    private static ReconstructedFigure Test(LogRankTarget target, PatientRecords records)
    {
        int[] members = [.. Enumerable.Range(0, records.Count).Where(i => target.GroupOf(i) >= 0)];
        TimeToEvent data = TimeToEvent.Create([.. members.Select(i => (double)target.Outcome(i).Days)], [.. members.Select(i => target.Outcome(i).Event ? 1 : 0)]);
        double? chi2 = LogRank.Test(data, new Grouping([.. members.Select(target.GroupOf)], target.Test.Groups.Count)).Test.ChiSquare;
        string printed = target.Test.Test.Statistic?.Text ?? $"{target.Aim.ToString("0.000", CultureInfo.InvariantCulture)} (from p = {target.Test.Test.P!.Text})";
        return new ReconstructedFigure("log-rank", target.Test.Id, printed, chi2, "near: 10 % or 0.3", chi2 is { } value && Math.Abs(value - target.Aim) <= Math.Max(0.3, 0.1 * target.Aim));
    }
}
