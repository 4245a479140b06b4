using Oncohort.Reporting.Drawing;
using Oncohort.Reporting.Vocabularies;

namespace Oncohort.Reporting.Formatting;

/// <summary>How one report is printed: its numbers by a journal's style, its words in a language. Whatever writes a part of the report is given the edition; nothing is in force around it.</summary>
internal sealed class Edition
{
    public Edition(JournalStyle style, string language = Vocabulary.English)
    {
        Style = style;
        Words = new Vocabulary(language);
        EndpointWords = new EndpointWords(Words);
        CauseNames = new CauseNames(Words);
        TestNames = new TestNames(this);
        Rounded = new Rounded(style);
        Phrases = new Phrases(this);
        PValue = new PValue(this);
        Duration = new Duration(this);
        Ratio = new Ratio(this);
        Percentage = new Percentage(this);
        Measure = new Measure(this);
        Settings = new Settings(this);
        Palette = new Palette(style);
    }

    /// <summary>The edition of no journal in particular.</summary>
    public static Edition Plain { get; } = new(JournalStyle.Plain);

    public JournalStyle Style { get; }

    /// <summary>The phrases of its language.</summary>
    public Vocabulary Words { get; }

    public Rounded Rounded { get; }

    public Phrases Phrases { get; }

    public PValue PValue { get; }

    public Duration Duration { get; }

    public Ratio Ratio { get; }

    public Percentage Percentage { get; }

    public Measure Measure { get; }

    public Settings Settings { get; }

    public Palette Palette { get; }

    public EndpointWords EndpointWords { get; }

    public CauseNames CauseNames { get; }

    public TestNames TestNames { get; }
}
