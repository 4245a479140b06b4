using System.Text.RegularExpressions;
using Google.OrTools.Sat;
using Oncohort.Study.Results;

namespace Oncohort.Study.Tests.Disclosure;

/// <summary>Everything that can be added up in the results of a masked study, written down without a look at how it was masked.</summary>
internal sealed partial class DocumentAttack
{
    private readonly Attacker _attacker = new();
    private readonly StudyResults _whole;
    private readonly StudyResults _masked;
    private readonly int _below;

    public DocumentAttack(StudyResults whole, StudyResults masked)
    {
        (_whole, _masked, _below) = (whole, masked, masked.MaskBelow!.Value);
        Flow();
        for (int i = 0; i < whole.Endpoints.Count; i++) Endpoint(whole.Endpoints[i], masked.Endpoints[i]);
        for (int i = 0; i < whole.Variables.Count; i++)
            _attacker.Sum(Included, Read(whole.Variables[i].Missing.IsZero ? "n" : $"[missing {whole.Variables[i].Label}]n", whole.Variables[i].N, masked.Variables[i].N), Read($"missing {i}", whole.Variables[i].Missing, masked.Variables[i].Missing));
        for (int i = 0; i < whole.Analyses.Count; i++) Analysis(whole.Analyses[i], masked.Analyses[i]);
    }

    public Attacker Attacker => _attacker;

    private IntVar Included => Read("n", _whole.Included, _masked.Included);

    /// <summary>A printed count. Who has a level of a variable is not left out for want of it.</summary>
    private IntVar Read(string name, Count truth, Count printed) =>
        _attacker.Read(Lacking().Replace(name, reason => name.Contains(reason.Groups[1].Value + "=", StringComparison.Ordinal) ? "" : reason.Value), printed, truth.Value!.Value, _below);

    private IntVar Rest(string name, double truth) => _attacker.Rest(name, truth, _below);

    private void Flow()
    {
        for (int i = 0; i < _whole.Attrition.Count; i++)
        {
            (EligibilityStep whole, EligibilityStep masked) = (_whole.Attrition[i], _masked.Attrition[i]);
            IntVar kept = i == _whole.Attrition.Count - 1 ? Included : Read($"kept {i}", whole.Kept, masked.Kept);
            IntVar before = i == 0 ? Read("read", _whole.Read, _masked.Read) : Read($"kept {i - 1}", whole.Read, masked.Read);
            IntVar excluded = Read($"excluded {i}", whole.Excluded, masked.Excluded);
            IntVar missing = Read($"not assessable {i}", whole.ExcludedMissing, masked.ExcludedMissing);
            _attacker.Sum(before, kept, excluded);
            _attacker.Sum(excluded, missing, Rest($"assessable {i}", whole.Excluded.AtLeast - whole.ExcludedMissing.AtLeast));
        }

        if (_whole.Attrition.Count > 0) _attacker.Sum(Read("read", _whole.Read, _masked.Read), Included, Rest("all excluded", _whole.Read.AtLeast - _whole.Included.AtLeast));
    }

    private void Endpoint(EndpointSummary whole, EndpointSummary masked)
    {
        IntVar n = Read("n", whole.N, masked.N);
        IntVar events = Read($"events {whole.Id}", whole.Events, masked.Events);
        _attacker.Sum(n, events, Read($"competing {whole.Id}", whole.Competing, masked.Competing), Read($"censored {whole.Id}", whole.Censored, masked.Censored));
        _attacker.Sum(n, events, Rest($"without {whole.Id}", whole.N.AtLeast - whole.Events.AtLeast));
        LeftOut(Included, n, whole.Excluded, masked.Excluded);
    }

    private void LeftOut(IntVar all, IntVar n, IReadOnlyList<Exclusion> whole, IReadOnlyList<Exclusion> masked) =>
        _attacker.Sum(all, [n, .. whole.Select((reason, i) => Read($"left out {reason.Reason}", reason.Count, masked[i].Count))]);

    private void Analysis(AnalysisResult whole, AnalysisResult masked)
    {
        string within = Without(whole.Excluded) + (whole.Settings.TryGetValue("where", out object? where) ? $"{where} " : "");
        IntVar n = Read(within + "n", whole.N, masked.N);
        if (whole.N.AtLeast + whole.Excluded.Sum(reason => reason.Count.AtLeast) == _whole.Included.AtLeast) LeftOut(Included, n, whole.Excluded, masked.Excluded);
        string endpoint = whole.Endpoint?.Id ?? "";
        switch (whole, masked)
        {
            case (KaplanMeierResult a, KaplanMeierResult b):
                Groups(within, endpoint, a.GroupLabel, [.. a.Strata.Select((one, i) => (one.Group, one.N, b.Strata[i].N, one.Events, b.Strata[i].Events))], n, Read($"{within}events {endpoint}", a.Events, b.Events));
                Facets(within, endpoint, a, b, n);
                if (a.LogRank is { } test && b.LogRank is { } same) Test(within, endpoint, a.GroupLabel, test, same, n);
                break;
            case (LogRankResult a, LogRankResult b): Test(within, endpoint, Label(a), a, b, n); break;
            case (RestrictedMeanResult a, RestrictedMeanResult b):
                Groups(within, $"{endpoint} to {a.Tau}", Label(a), [.. a.Groups.Select((one, i) => (one.Group, one.N, b.Groups[i].N, one.Events, b.Groups[i].Events))], n, Read($"{within}events {endpoint} to {a.Tau}", a.Events, b.Events));
                break;
            case (CumulativeIncidenceResult a, CumulativeIncidenceResult b): Incidence(within, endpoint, a, b, n); break;
            case (Table1Result a, Table1Result b): Table(within, a, b, n); break;
            case (ChiSquareResult a, ChiSquareResult b): Cross(within, a, b, n); break;
            case (ToxicityResult a, ToxicityResult b): Grades(within, a, b, n); break;
            case (SubgroupResult a, SubgroupResult b): Subgroups(within, endpoint, a, b); break;
            case (LandmarkResult a, LandmarkResult b):
                for (int i = 0; i < a.Landmarks.Count; i++) Landmark(within, endpoint, a, a.Landmarks[i], b.Landmarks[i], n);
                break;
            case (FollowUpResult a, FollowUpResult b): _attacker.Sum(n, a.States.Select(state => Read($"{state.Key}", state.Value, b.States[state.Key]))); break;
            case (CoxResult a, CoxResult b): Model(within, endpoint, a, b, n); break;
            case (CoxTableResult a, CoxTableResult b):
                foreach ((CoxResult one, CoxResult other) in a.Univariable.Append(a.Multivariable!).Zip(b.Univariable.Append(b.Multivariable!)).Where(pair => pair.First is not null))
                    Model(within + Without(one.Excluded), endpoint, one, other, Read(within + Without(one.Excluded) + "n", one.N, other.N));
                break;
        }
    }

    /// <summary>The patients whom an analysis leaves out make its counts other ones than those of all patients.</summary>
    private static string Without(IReadOnlyList<Exclusion> excluded) => string.Concat(excluded.Select(reason => reason.Reason).Where(reason => !reason.StartsWith("not ", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(reason => $"[{reason}]"));

    [GeneratedRegex(@"\[missing ([^\]]*)\]")]
    private static partial Regex Lacking();

    private void Model(string within, string endpoint, CoxResult whole, CoxResult masked, IntVar n)
    {
        if (whole.N.AtLeast >= whole.Events.AtLeast) _attacker.Sum(n, Read($"{within}events {endpoint}", whole.Events, masked.Events), Rest($"{within}without {endpoint}", whole.N.AtLeast - whole.Events.AtLeast));
    }

    private void Test(string within, string endpoint, string? label, LogRankResult whole, LogRankResult masked, IntVar n) =>
        Groups(within, endpoint, label, [.. whole.Groups.Select((one, i) => (one.Group, one.N, masked.Groups[i].N, one.Observed, masked.Groups[i].Observed))], n, Read($"{within}events {endpoint}", whole.Events, masked.Events));

    private void Groups(string within, string endpoint, string? label, (string Group, Count N, Count MaskedN, Count Events, Count MaskedEvents)[] groups, IntVar n, IntVar events)
    {
        IntVar[] sizes = [.. groups.Select(group => Read($"{within}n {label}={group.Group}", group.N, group.MaskedN))];
        IntVar[] occurred = [.. groups.Select(group => Read($"{within}events {endpoint} {label}={group.Group}", group.Events, group.MaskedEvents))];
        _attacker.Sum(n, sizes);
        _attacker.Sum(events, occurred);
        for (int i = 0; i < groups.Length; i++) _attacker.Sum(sizes[i], occurred[i], Rest($"{within}without {endpoint} {label}={groups[i].Group}", groups[i].N.AtLeast - groups[i].Events.AtLeast));
    }

    private void Incidence(string within, string endpoint, CumulativeIncidenceResult whole, CumulativeIncidenceResult masked, IntVar n)
    {
        IntVar[] sizes = [.. whole.Strata.Select((one, i) => Read($"{within}n {whole.GroupLabel}={one.Group}", one.N, masked.Strata[i].N))];
        _attacker.Sum(n, sizes);
        for (int i = 0; i < sizes.Length; i++)
        {
            CumulativeIncidenceStratum stratum = whole.Strata[i];
            IntVar[] causes = [.. stratum.Causes.Select((cause, j) => Read($"{within}events {endpoint} {cause.Cause} {whole.GroupLabel}={stratum.Group}", cause.Events, masked.Strata[i].Causes[j].Events))];
            _attacker.Sum(sizes[i], [.. causes, Rest("without any event", stratum.N.AtLeast - stratum.Causes.Sum(cause => cause.Events.AtLeast))]);
        }
    }

    private void Table(string within, Table1Result whole, Table1Result masked, IntVar n)
    {
        IntVar[] groups = [.. whole.Groups.Select((group, i) => Read($"{within}n {whole.GroupLabel}={group.Group}", group.N, masked.Groups[i].N))];
        if (groups.Length > 0) _attacker.Sum(n, groups);
        foreach (var rows in whole.Rows.Zip(masked.Rows).GroupBy(row => row.First.Variable, StringComparer.Ordinal))
        {
            IntVar[][] cells = [.. rows.Select(row => Cells(within, whole, row.First, row.Second).ToArray())];
            (Table1Row first, Table1Row hidden) = rows.First();
            IntVar[] missing = [Read($"{within}missing {first.Label}", first.Overall.Missing, hidden.Overall.Missing), .. first.Groups.Select((cell, i) => Read($"{within}missing {first.Label} {i}", cell.Missing, hidden.Groups[i].Missing))];
            for (int column = 0; column < missing.Length; column++) _attacker.Sum(column == 0 ? n : groups[column - 1], [.. cells.Select(row => row[column]), missing[column]]);
            if (groups.Length == 0) continue;
            foreach (IntVar[] row in cells.Append(missing)) _attacker.Sum(row[0], row[1..]);
        }
    }

    private IEnumerable<IntVar> Cells(string within, Table1Result table, Table1Row whole, Table1Row masked)
    {
        yield return Read(whole.Level is null ? $"{within}known {whole.Label}" : $"{within}n {whole.Label}={whole.Level}", whole.Overall.N, masked.Overall.N);
        for (int i = 0; i < whole.Groups.Count; i++) yield return Read($"{within}n {whole.Label}={whole.Level} {table.GroupLabel}={table.Groups[i].Group}", whole.Groups[i].N, masked.Groups[i].N);
    }

    private void Cross(string within, ChiSquareResult whole, ChiSquareResult masked, IntVar n)
    {
        (string rows, string columns) = (Name((string)whole.Settings["rows"]!), Name((string)whole.Settings["columns"]!));
        IEnumerable<IntVar> cells = whole.Counts.SelectMany((row, i) => row.Select((count, j) => Read($"{within}n {rows}={whole.Rows[i]} {columns}={whole.Columns[j]}", count, masked.Counts[i][j])));
        _attacker.Sum(n, cells);
    }

    private void Grades(string within, ToxicityResult whole, ToxicityResult masked, IntVar n)
    {
        foreach ((ToxicityTerm one, ToxicityTerm other) in whole.Terms.Zip(masked.Terms))
        {
            IntVar graded = Read($"{within}graded {one.Term}", one.Graded, other.Graded);
            _attacker.Sum(n, graded, Read($"{within}ungraded {one.Term}", one.Missing, other.Missing));
            _attacker.Sum(graded, one.Grades.Select((grade, i) => Read($"{within}{one.Term} {grade.Grade}", grade.N, other.Grades[i].N)));
        }
    }

    private void Subgroups(string within, string endpoint, SubgroupResult whole, SubgroupResult masked)
    {
        string treatment = whole.Treatment.Label ?? whole.Treatment.Variable;
        Effect overall = Read(within, endpoint, treatment, "", whole.Overall, masked.Overall);
        foreach ((SubgroupVariableResult one, SubgroupVariableResult other) in whole.Subgroups.Zip(masked.Subgroups))
        {
            string label = one.Label ?? one.Variable;
            Effect[] levels = [.. one.Levels.Select((level, i) => Read(within, endpoint, treatment, $"{label}={level.Level}", level.Effect, other.Levels[i].Effect))];
            _attacker.Sum(overall.N, [.. levels.Select(level => level.N), Read($"{within}missing {label}", one.Missing, other.Missing)]);
            _attacker.Sum(overall.Events, [.. levels.Select(level => level.Events), Lost("events", one.Missing, whole.Overall.Events.AtLeast - one.Levels.Sum(level => level.Effect.Events.AtLeast))]);
            for (int arm = 0; arm < overall.Sizes.Length; arm++)
            {
                _attacker.Sum(overall.Sizes[arm], [.. levels.Select(level => level.Sizes[arm]), Lost("arm", one.Missing, whole.Overall.Arms[arm].N.AtLeast - one.Levels.Sum(level => level.Effect.Arms[arm].N.AtLeast))]);
                _attacker.Sum(overall.Occurred[arm], [.. levels.Select(level => level.Occurred[arm]), Lost("arm's events", one.Missing, whole.Overall.Arms[arm].Events.AtLeast - one.Levels.Sum(level => level.Effect.Arms[arm].Events.AtLeast))]);
            }
        }
    }

    private Effect Read(string within, string endpoint, string treatment, string level, SubgroupEffect whole, SubgroupEffect masked)
    {
        IntVar n = Read(level.Length == 0 ? within + "n" : $"{within}n {level}", whole.N, masked.N);
        IntVar events = Read(level.Length == 0 ? $"{within}events {endpoint}" : $"{within}events {endpoint} {level}", whole.Events, masked.Events);
        IntVar[] sizes = [.. whole.Arms.Select((arm, i) => Read(level.Length == 0 ? $"{within}n {treatment}={arm.Arm}" : $"{within}n {level} {treatment}={arm.Arm}", arm.N, masked.Arms[i].N))];
        IntVar[] occurred = [.. whole.Arms.Select((arm, i) => Read($"{within}events {endpoint} {level} {treatment}={arm.Arm}", arm.Events, masked.Arms[i].Events))];
        _attacker.Sum(n, sizes);
        _attacker.Sum(events, occurred);
        for (int arm = 0; arm < sizes.Length; arm++) _attacker.Sum(sizes[arm], occurred[arm], Rest("arm without event", whole.Arms[arm].N.AtLeast - whole.Arms[arm].Events.AtLeast));
        return new Effect(n, events, sizes, occurred);
    }

    private void Landmark(string within, string endpoint, LandmarkResult all, LandmarkAnalysisResult whole, LandmarkAnalysisResult masked, IntVar n)
    {
        string here = FormattableString.Invariant($"{within}at {whole.Time} ");
        IntVar left = Read(here + "n", whole.N, masked.N);
        _attacker.Sum(n, [left, .. whole.Excluded.Select((reason, i) => Read($"{here}{reason.Reason}", reason.Count, masked.Excluded[i].Count))]);
        Groups(here, endpoint, all.GroupLabel, [.. whole.Strata.Select((one, i) => (one.Group, one.N, masked.Strata[i].N, one.Events, masked.Strata[i].Events))], left, Read($"{here}events {endpoint}", whole.Events, masked.Events));
    }

    private void Facets(string within, string endpoint, KaplanMeierResult whole, KaplanMeierResult masked, IntVar n)
    {
        if (whole.Facets is not { } facets) return;
        List<IntVar> sizes = [];
        for (int i = 0; i < facets.Panels.Count; i++)
        {
            (KaplanMeierPanel one, KaplanMeierPanel other) = (facets.Panels[i], masked.Facets!.Panels[i]);
            string here = $"{within}{facets.Caption}={one.Level} ";
            sizes.Add(Read($"{within}n {facets.Caption}={one.Level}", one.N, other.N));
            Groups(here, endpoint, whole.GroupLabel, [.. one.Strata.Select((stratum, g) => (stratum.Group, stratum.N, other.Strata[g].N, stratum.Events, other.Strata[g].Events))], sizes[^1], Read($"{here}events {endpoint}", one.Events, other.Events));
        }

        _attacker.Sum(n, [.. sizes, Read($"{within}missing {facets.Caption}", facets.Missing, masked.Facets!.Missing)]);
        foreach (string group in whole.Strata.Select(stratum => stratum.Group))
        {
            (KaplanMeierStratum one, KaplanMeierStratum other) = (whole.Strata.Single(stratum => stratum.Group == group), masked.Strata.Single(stratum => stratum.Group == group));
            (string Here, KaplanMeierStratum One, KaplanMeierStratum Other)[] parts =
            [
                .. facets.Panels.Zip(masked.Facets!.Panels).SelectMany(pair => pair.First.Strata.Zip(pair.Second.Strata).Where(stratum => stratum.First.Group == group)
                    .Select(stratum => ($"{within}{facets.Caption}={pair.First.Level} ", stratum.First, stratum.Second))),
            ];
            _attacker.Sum(
                Read($"{within}n {whole.GroupLabel}={group}", one.N, other.N),
                [.. parts.Select(part => Read($"{part.Here}n {whole.GroupLabel}={group}", part.One.N, part.Other.N)), Lost("group", facets.Missing, one.N.AtLeast - parts.Sum(part => part.One.N.AtLeast))]);
            _attacker.Sum(
                Read($"{within}events {endpoint} {whole.GroupLabel}={group}", one.Events, other.Events),
                [.. parts.Select(part => Read($"{part.Here}events {endpoint} {whole.GroupLabel}={group}", part.One.Events, part.Other.Events)), Lost("group's events", facets.Missing, one.Events.AtLeast - parts.Sum(part => part.One.Events.AtLeast))]);
        }
    }

    /// <summary>What patients without a level take away; known to be nothing when nobody is without one.</summary>
    private IntVar Lost(string name, Count missing, double truth) => missing.IsZero ? Read("nothing", 0, 0) : Rest(name, truth);

    private string? Label(AnalysisResult analysis) => analysis.Settings.TryGetValue("group", out object? name) && name is string variable ? Name(variable) : null;

    private string Name(string variable) => _whole.Variables.FirstOrDefault(known => known.Name == variable)?.Label ?? variable;

    private readonly record struct Effect(IntVar N, IntVar Events, IntVar[] Sizes, IntVar[] Occurred);
}
