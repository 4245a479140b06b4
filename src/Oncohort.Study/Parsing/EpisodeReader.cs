using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses;
using Oncohort.Study.Definition;
using Oncohort.Study.FollowUp;
using Oncohort.Study.Settings;
using Oncohort.Survival;

namespace Oncohort.Study.Parsing;

/// <summary>Reads the keys <c>time_dependent</c>, <c>recurrent</c> and <c>join_from</c> of a Cox model.</summary>
internal static class EpisodeReader
{
    /// <summary>How follow-up is split or arranged; null when it is taken as it is.</summary>
    public static CoxEpisodes? Read(AnalysisBlock block, bool hasCluster)
    {
        IReadOnlyList<TimeDependentCovariate>? changes = block.Keys.Has("time_dependent") ? Changes(block) : null;
        RecurrentEventModel? model = block.Keys.Has("recurrent") ? block.Keys.Choice("recurrent", RecurrentModels.Names, RecurrentEventModel.AndersenGill) : null;
        double? joinFrom = block.Keys.Number("join_from", number => number >= 1 && number == Math.Floor(number) && number <= int.MaxValue, "a whole number of 1 or more");
        if (joinFrom is not null && model is null or RecurrentEventModel.AndersenGill)
            block.Fault(FaultCode.BadValue, "'join_from' joins strata of 'recurrent: pwp-total' or 'pwp-gap'", "join_from", "a model with strata of the event number", "remove it");
        if (model is not null && changes is not null) block.Fault(FaultCode.BadValue, "'recurrent' stands beside 'time_dependent'", "recurrent", "one of them", "split the rows first, and name the covariate under 'covariates'");
        if ((model is not null || changes is not null) && !block.Keys.Has("covariates")) block.Fault(FaultCode.BadValue, "'time_dependent' and 'recurrent' belong to one model", "endpoint", "'covariates'", "write 'covariates: […]'");
        if (model is not null && !hasCluster) block.Fault(FaultCode.MissingKey, "'recurrent' needs the patient whose rows belong together", "recurrent", "'cluster:' with the column that names the patient", "add 'cluster:'");
        if (model is { } chosen) return new RecurrentEpisodes(chosen, (int?)joinFrom);
        return changes is { Count: > 0 } ? new TimeDependentCovariates(changes) : null;
    }

    private static List<TimeDependentCovariate>? Changes(AnalysisBlock block)
    {
        if (block.Keys.Block("time_dependent") is not { } named) return null;
        List<TimeDependentCovariate> changes = [];
        foreach (YamlEntry entry in named.Node.Entries)
        {
            string name = entry.Key.Text;
            if (named.Text(name, required: true) is not { } source) continue;
            if (block.Names.Endpoints.Find(source) is { } endpoint) changes.Add(new TimeDependentCovariate(name) { Endpoint = endpoint.Endpoint });
            else
            {
                block.Use(source, "time_dependent", named.WhereOf(name));
                changes.Add(new TimeDependentCovariate(name) { Column = source });
            }
        }

        if (named.Node.Entries.Count == 0) block.Fault(FaultCode.BadValue, "'time_dependent' is empty", "time_dependent", "names with endpoints or columns of times, such as {metastasis: dm}", "fill it in or remove the key");
        return changes;
    }
}
