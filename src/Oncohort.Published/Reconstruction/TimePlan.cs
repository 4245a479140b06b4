namespace Oncohort.Published.Reconstruction;

/// <summary>Days of metastasis, death and last visit that meet the printed landmarks.</summary>
internal sealed class TimePlan(VariableCatalog catalog, Roles roles, PatientRecords records, Random random)
{
    private readonly int _median = Roles.Days(roles.FollowUp.Median!);
    private readonly int _min = Roles.Days(roles.FollowUp.Min!);
    private readonly int _max = Roles.Days(roles.FollowUp.Max!);

    /// <summary>Writes the days into the records.</summary>
    public void Fill()
    {
        for (int i = 0; i < records.Count; i++)
        {
            records.Radiotherapy[i] = random.Next(43, 55);
            records.Died[i] = Is(i, "death");
        }

        int[] metastatic = [.. Patients(i => Is(i, "metastasis"))];
        PublishedCurve? with = roles.SurvivalCurves.FirstOrDefault(curve => metastatic.Length > 0 && catalog.Matches(curve.Within, records.Rows[metastatic[0]]) && !curve.Within.IsAll);
        Metastatic(metastatic, with);
        int[] others = [.. Patients(i => !Is(i, "metastasis"))];
        PublishedCurve? without = roles.SurvivalCurves.FirstOrDefault(curve => others.Length > 0 && catalog.Matches(curve.Within, records.Rows[others[0]]) && curve != with);
        Others(others, without, metastatic.Count(i => records.FollowUp[i] < _median));
    }

    /// <summary>Deaths by landmark without censoring before the last; metastases before them.</summary>
    private void Metastatic(int[] patients, PublishedCurve? curve)
    {
        int[] metastases = RankDraw.Draw(
            patients.Length, (int)Math.Ceiling(roles.Remission.Min!.Value * Roles.DaysPerMonth), (int)Math.Floor(roles.Remission.Max!.Value * Roles.DaysPerMonth),
            Roles.Days(roles.Remission.Median!), roles.MetastasisCounts, random);
        int[] dead = [.. patients.Where(i => records.Died[i])];
        (int Day, double Survival)[] landmarks = Landmarks(curve);
        List<int> ends = [];
        int from = _min;
        foreach ((int day, double survival) in landmarks)
        {
            int by = Math.Min(dead.Length, (int)Math.Round(patients.Length * (1 - survival)));
            ends.AddRange(Distinct(by - ends.Count, Math.Max(from, 120), day));
            from = day + 1;
        }

        int late = Math.Max(from, _median) + 30;
        ends.AddRange(Distinct(dead.Length - ends.Count, late, Math.Min(late + 500, _max - 60)));
        ends.Sort();
        List<int> last = [.. Enumerable.Range(0, patients.Length - dead.Length).Select(_ => Skewed(late, _max - 30))];
        last.Sort();
        int[] order = [.. dead, .. patients.Where(i => !records.Died[i])];
        for (int i = 0; i < order.Length; i++)
        {
            records.FollowUp[order[i]] = i < dead.Length ? ends[i] : last[i - dead.Length];
            records.Metastasis[order[i]] = metastases[i];
        }

        if (order.Any(i => !records.InOrder(i))) throw new ReconstructionException(ReconstructionFailure.Times, ["death after metastasis at the printed times"]);
        for (int i = 0; i < 40 * order.Length; i++) Exchange(order);
    }

    /// <summary>Exchanges the metastasis days of two patients when both stay in order.</summary>
    private void Exchange(int[] patients)
    {
        (int a, int b) = (patients[random.Next(patients.Length)], patients[random.Next(patients.Length)]);
        (records.Metastasis[a], records.Metastasis[b]) = (records.Metastasis[b], records.Metastasis[a]);
        if (!records.InOrder(a) || !records.InOrder(b)) (records.Metastasis[a], records.Metastasis[b]) = (records.Metastasis[b], records.Metastasis[a]);
    }

    private void Others(int[] patients, PublishedCurve? curve, int belowAlready)
    {
        (int Day, double Survival)[] landmarks = Landmarks(curve);
        int deaths = patients.Count(i => records.Died[i]), draw = random.Next();
        int[]? best = null;
        double least = double.PositiveInfinity;
        foreach (int[] counts in Candidates(patients.Length, deaths, landmarks))
        {
            int[] days = Draw(patients, counts, landmarks, belowAlready, new Random(draw));
            double error = landmarks.Length == 0 ? 0 : Worst(patients, days, landmarks);
            if (error < least) (best, least) = (days, error);
        }

        if (best is null || least > 0.005) throw new ReconstructionException(ReconstructionFailure.Times, [curve is null ? "follow-up" : curve.Id]);
        for (int i = 0; i < patients.Length; i++) records.FollowUp[patients[i]] = best[i];
    }

    /// <summary>Numbers of deaths by interval between landmarks, around what the curve asks for.</summary>
    private static List<int[]> Candidates(int patients, int deaths, (int Day, double Survival)[] landmarks)
    {
        List<int[]> found = [[]];
        double before = 1;
        foreach ((int _, double survival) in landmarks)
        {
            int most = Math.Min(deaths, (int)Math.Ceiling(patients * (before - survival)) + 1), least = (int)(patients * (before - survival) * 0.45);
            found = [.. found.SelectMany(head => Enumerable.Range(least, Math.Max(0, most - least + 1)).Select(n => (int[])[.. head, n])).Where(counts => counts.Sum() <= deaths)];
            before = survival;
        }

        return found;
    }

    private int[] Draw(int[] patients, int[] counts, (int Day, double Survival)[] landmarks, int belowAlready, Random generator)
    {
        List<int> dead = [];
        int from = _min + 1;
        for (int k = 0; k < counts.Length; k++)
        {
            for (int i = 0; i < counts[k]; i++) dead.Add(RankDraw.Between(from, landmarks[k].Day, generator));
            from = landmarks[k].Day + 1;
        }

        int late = Math.Max(from, _median + 1);
        int total = patients.Count(i => records.Died[i]), lost = patients.Count(i => Is(i, "lost"));
        while (dead.Count < total) dead.Add(RankDraw.Between(late, Math.Min(late + 700, _max), generator));
        int[] order = [.. dead];
        generator.Shuffle(order);
        List<int> gone = [.. Enumerable.Range(0, lost).Select(i => i == 0 ? _min : RankDraw.Between(_min, (2 * _median) / 3, generator))];
        int equal = records.Count % 2 == 0 ? 2 : 1;
        int below = ((records.Count - equal) / 2) - belowAlready - dead.Count(day => day < _median) - gone.Count;
        List<int> alive = [];
        int living = patients.Length - total - lost;
        if (below < 0 || below + equal + 1 > living) throw new ReconstructionException(ReconstructionFailure.Times, ["median follow-up"]);
        for (int i = 0; i < living; i++)
        {
            if (i < below) alive.Add(RankDraw.Between((2 * _median) / 3, _median - 1, generator));
            else if (i < below + equal) alive.Add(_median);
            else alive.Add(i == living - 1 ? _max : _median + 1 + (int)((_max - _median - 1) * Math.Pow(generator.NextDouble(), 1.6)));
        }

        int[] rest = [.. alive];
        generator.Shuffle(rest);
        int d = 0, g = 0, a = 0;
        return [.. patients.Select(i => records.Died[i] ? order[d++] : Is(i, "lost") ? gone[g++] : rest[a++])];
    }

    /// <summary>The greatest difference of the Kaplan-Meier estimate from a landmark.</summary>
    private double Worst(int[] patients, int[] days, (int Day, double Survival)[] landmarks)
    {
        int[] order = [.. Enumerable.Range(0, days.Length)];
        Array.Sort([.. days.Select((day, i) => (2 * day) + (records.Died[patients[i]] ? 0 : 1))], order);
        double survival = 1, worst = 0;
        int next = 0;
        for (int i = 0; i < order.Length; i++)
        {
            while (next < landmarks.Length && days[order[i]] > landmarks[next].Day) worst = Math.Max(worst, Math.Abs(survival - landmarks[next++].Survival));
            if (records.Died[patients[order[i]]]) survival *= 1 - (1.0 / (order.Length - i));
        }

        return next < landmarks.Length ? 1 : worst;
    }

    private static (int Day, double Survival)[] Landmarks(PublishedCurve? curve) =>
        curve is null ? [] : [.. curve.Points.Where(point => point.Percent is not null).OrderBy(point => point.Time.Value).Select(point => ((int)Math.Floor(point.Time.Value * Roles.DaysPerMonth), point.Percent!.Value / 100))];

    private int Skewed(int from, int to) => from + (int)((to - from) * Math.Pow(random.NextDouble(), 1.4));

    private List<int> Distinct(int count, int from, int to)
    {
        SortedSet<int> days = [];
        if (to - from - 4 < count) throw new ReconstructionException(ReconstructionFailure.Times, [$"{count} deaths between day {from} and day {to}"]);
        while (days.Count < count) days.Add(RankDraw.Between(from, to, random));
        return [.. days];
    }

    private IEnumerable<int> Patients(Func<int, bool> chosen) => Enumerable.Range(0, records.Count).Where(chosen);

    private bool Is(int patient, string id) => catalog.LevelOf(id, records.Rows[patient]) == "yes";
}
