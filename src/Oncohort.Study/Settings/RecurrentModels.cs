using Oncohort.Survival;

namespace Oncohort.Study.Settings;

/// <summary>The names of the models of recurrent events.</summary>
public static class RecurrentModels
{
    /// <summary>The names.</summary>
    public static Choice<RecurrentEventModel> Names { get; } = new(
        ("andersen-gill", RecurrentEventModel.AndersenGill), ("pwp-total", RecurrentEventModel.PwpTotalTime), ("pwp-gap", RecurrentEventModel.PwpGapTime));
}
