namespace Oncohort.Reporting.Fonts;

/// <summary>Letters and signs of Chinese, Japanese and Korean: as wide as they are high, and a line may break between them.</summary>
internal static class EastAsianLetter
{
    private const string NeverFirst = "，。；：、！？）」』】》”’%";
    private const string NeverLast = "（「『【《“‘";

    public static bool Is(char letter) => letter is (>= '\u2e80' and <= '\u9fff') or (>= '\uac00' and <= '\ud7a3') or (>= '\uf900' and <= '\ufaff') or (>= '\uff00' and <= '\uff60');

    /// <summary>Whether a line may break between two letters that stand beside each other.</summary>
    public static bool MayPart(char before, char after) => (Is(before) || Is(after)) && !NeverFirst.Contains(after, StringComparison.Ordinal) && !NeverLast.Contains(before, StringComparison.Ordinal);
}
