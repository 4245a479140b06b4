namespace Oncohort.Proof.Numbers;

/// <summary>Groups the numbers of a sentence into claims, and sets aside those that are not results.</summary>
internal sealed class ClaimReader(string text, string lead, bool inTable)
{
    private readonly IReadOnlyList<Written> _numbers = Scanner.Read(text);
    private readonly HashSet<int> _used = [];

    /// <summary>Numbers that are not results, with the reason.</summary>
    public List<(Written Number, string Reason)> Others { get; } = [];

    public IReadOnlyList<Claim> Read()
    {
        for (int i = 0; i < _numbers.Count; i++)
        {
            if (NotResults.Reason($"{lead} {text[.._numbers[i].Start]}", After(i), _numbers[i]) is not { } reason) continue;
            _used.Add(i);
            Others.Add((_numbers[i], reason));
        }

        List<Claim> claims = [];
        for (int i = 0; i < _numbers.Count; i++)
        {
            if (!_used.Contains(i)) claims.Add(new Claim(Parts(i)));
        }

        return claims;
    }

    private List<ClaimPart> Parts(int i)
    {
        Role role = RoleOf(i);
        List<ClaimPart> parts = [Take(role, i)];
        if (role is Role.Any or Role.Count or Role.Percent && Share(i, parts)) return parts;
        int last = role is Role.P or Role.Df or Role.Count ? i : Interval(i, parts);
        if (role is Role.P or Role.Df) return parts;
        int next = Next(last);
        if (next >= 0 && role == Role.Statistic && RoleOf(next) == Role.Df && Near(last, next))
        {
            parts.Add(Take(Role.Df, next));
            (last, next) = (next, Next(next));
        }

        if (next >= 0 && RoleOf(next) == Role.P && Near(last, next)) parts.Add(Take(Role.P, next));
        return parts;
    }

    /// <summary>91/530 (17.2%), 91 of 530, 91 (17.2%), 17.2% (91/530), 17.2% (91 patients).</summary>
    private bool Share(int i, List<ClaimPart> parts)
    {
        int next = Next(i);
        if (next < 0) return false;
        if (_numbers[i].Percent) return ShareAfterPercent(next, i, parts);
        if (!_numbers[i].Whole) return false;
        string between = Between(i, next).Trim();
        bool of = _numbers[next].Whole && (between == "/" || between == "of" || between == "of the" || between == "of all" || between == "out of");
        if (of)
        {
            parts[0] = new ClaimPart(Role.Count, _numbers[i]);
            parts.Add(Take(Role.Whole, next));
            int percent = Next(next);
            if (percent >= 0 && _numbers[percent].Percent && Between(next, percent).Length <= 30 && !Between(next, percent).Contains(';', StringComparison.Ordinal)) parts.Add(Take(Role.Percent, percent));
            return true;
        }

        bool bracket = between == "(" && (_numbers[next].Percent || (inTable && Closes(next)));
        bool words = _numbers[next].Percent && between.EndsWith('(') && between.Length <= 40 && !between.Contains(',', StringComparison.Ordinal);
        if (!bracket && !words) return false;
        parts[0] = new ClaimPart(Role.Count, _numbers[i]);
        parts.Add(Take(Role.Percent, next));
        return true;
    }

    private bool ShareAfterPercent(int next, int i, List<ClaimPart> parts)
    {
        string between = Between(i, next).Trim();
        if (!_numbers[next].Whole || between is not ("(" or "(n =" or "(n=" or ",")) return false;
        int whole = Next(next);
        bool of = whole >= 0 && _numbers[whole].Whole && Between(next, whole).Trim() is "/" or "of" or "of the" or "out of";
        if (between == "," && !of) return false;
        parts.Add(Take(Role.Count, next));
        if (of) parts.Add(Take(Role.Whole, whole));
        return true;
    }

    private int Interval(int i, List<ClaimPart> parts)
    {
        int low = Next(i);
        int high = low < 0 ? -1 : Next(low);
        if (high < 0 || !Cues.OpensInterval(Between(i, low)) || !Cues.JoinsInterval(Between(low, high)) || _numbers[low].Bound != 0) return i;
        if (_numbers[low].Value > _numbers[high].Value && !Between(i, low).Contains("CI", StringComparison.Ordinal)) return i;
        parts.Add(Take(Role.Lower, low));
        parts.Add(Take(Role.Upper, high));
        return high;
    }

    private Role RoleOf(int i)
    {
        Role role = Cues.RoleOf(i == 0 ? $"{lead} {Before(i)}" : Before(i), After(i), _numbers[i]);
        return role == Role.Any && Cues.IsLength(text[.._numbers[i].Start], After(i)) ? Role.Measure : role;
    }

    private ClaimPart Take(Role role, int i)
    {
        _used.Add(i);
        return new ClaimPart(role, _numbers[i]);
    }

    /// <summary>The next number that is not set aside; -1 when the text has none.</summary>
    private int Next(int i)
    {
        for (int next = i + 1; next < _numbers.Count; next++)
        {
            if (!_used.Contains(next)) return next;
        }

        return -1;
    }

    private bool Near(int i, int next) => _numbers[next].Start - _numbers[i].End <= 25;

    private bool Closes(int i) => After(i).TrimStart().StartsWith(')');

    private string Before(int i) => text[(i == 0 ? 0 : _numbers[i - 1].End).._numbers[i].Start];

    private string After(int i) => text[_numbers[i].End..];

    private string Between(int i, int next) => text[_numbers[i].End.._numbers[next].Start];
}
