namespace Oncohort.Published.Reconstruction;

/// <summary>Numbers behind cut variables, such as age behind age groups, with the median and range printed.</summary>
internal sealed class NumberFill(PublishedStudy study, VariableCatalog catalog, PatientRecords records, Random random)
{
    /// <summary>Writes the numbers into the records.</summary>
    public void Fill()
    {
        for (int variable = 0; variable < catalog.Recorded.Count; variable++)
        {
            if (catalog.Recorded[variable].Derivation is not CutDerivation cut) continue;
            PublishedSummary? summary = study.Summaries.FirstOrDefault(candidate => candidate.Variable == cut.Of && candidate is { Min: not null, Max: not null });
            if (summary is null) continue;
            records.Numbers[cut.Of] = Numbers(variable, cut, summary);
        }
    }

    private int[] Numbers(int variable, CutDerivation cut, PublishedSummary summary)
    {
        int min = (int)summary.Min!.Value, max = (int)summary.Max!.Value;
        int[] values = new int[records.Count];
        IReadOnlyList<string> levels = catalog.Recorded[variable].Levels;
        (int From, int To)[] bounds = new (int, int)[records.Count];
        for (int i = 0; i < values.Length; i++)
        {
            int interval = cut.Levels.ToList().IndexOf(levels[records.Rows[i][variable]]);
            int from = interval == 0 ? min : (int)Math.Ceiling(cut.At[interval - 1].Value), to = interval == cut.At.Count ? max : (int)Math.Ceiling(cut.At[interval].Value) - 1;
            double near = Math.Pow(random.NextDouble(), 1.5);
            values[i] = interval == 0 && cut.At.Count > 0 ? to - (int)((to - from + 1) * near) : from + (int)((to - from + 1) * near);
            values[i] = Math.Clamp(values[i], from, to);
            bounds[i] = (from, to);
        }

        int[] order = [.. Enumerable.Range(0, values.Length)];
        Array.Sort([.. values], order);
        if (bounds[order[0]].From == min) values[order[0]] = min;
        if (bounds[order[^1]].To == max) values[order[^1]] = max;
        if (summary.Median is { } median) Centre(values, order, bounds, (int)median.Value);
        return values;
    }

    /// <summary>Moves values between the middle ranks and the median to the median, as far as their intervals allow.</summary>
    private static void Centre(int[] values, int[] order, (int From, int To)[] bounds, int median)
    {
        int middle = (values.Length - 1) / 2, above = values.Length / 2;
        for (int rank = 0; rank < order.Length; rank++)
        {
            int i = order[rank];
            bool wrong = (rank <= above && values[i] > median) || (rank >= middle && values[i] < median);
            if (wrong) values[i] = Math.Clamp(median, bounds[i].From, bounds[i].To);
        }
    }
}
