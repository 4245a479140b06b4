using Oncohort.Reporting.Drawing;
using Oncohort.Reporting.Vocabularies;

namespace Oncohort.Reporting.Formatting;

/// <summary>What writes a part of a report in an edition, with the edition's numbers, words and colours at hand under their own names.</summary>
internal abstract class Written(Edition edition)
{
    protected Edition Edition { get; } = edition;

    protected JournalStyle Style => Edition.Style;

    protected Rounded Rounded => Edition.Rounded;

    protected Phrases Phrases => Edition.Phrases;

    protected PValue PValue => Edition.PValue;

    protected Duration Duration => Edition.Duration;

    protected Ratio Ratio => Edition.Ratio;

    protected Percentage Percentage => Edition.Percentage;

    protected Measure Measure => Edition.Measure;

    protected Settings Settings => Edition.Settings;

    protected Palette Palette => Edition.Palette;

    protected EndpointWords EndpointWords => Edition.EndpointWords;

    protected CauseNames CauseNames => Edition.CauseNames;

    protected TestNames TestNames => Edition.TestNames;

    /// <summary>A phrase of the engine in the language of the edition.</summary>
    protected string Say(string phrase) => Edition.Words.Say(phrase);

    /// <summary>Text that another room said in English, in the language of the edition.</summary>
    protected string Recall(string text) => Edition.Words.Recall(text);

    /// <summary>A phrase of the engine with its values, in the language of the edition.</summary>
    protected string Say(Phrase phrase) => Edition.Words.Say(phrase);
}
