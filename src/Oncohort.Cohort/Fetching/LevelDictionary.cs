using System.Runtime.InteropServices;
using System.Text;

namespace Oncohort.Cohort.Fetching;

/// <summary>
/// Gives each distinct UTF-8 text a code in order of appearance, by open addressing on the bytes, without a string for each row.
/// </summary>
internal sealed class LevelDictionary
{
    private readonly List<byte[]> _levels = [];
    private readonly List<uint> _hashes = [];
    private int[] _slots = new int[64];

    /// <summary>The code of a text; a new one when it was not seen before.</summary>
    public int CodeOf(ReadOnlySpan<byte> text)
    {
        uint hash = Hash(text);
        int mask = _slots.Length - 1;
        int slot = (int)(hash & (uint)mask);
        while (_slots[slot] != 0)
        {
            int code = _slots[slot] - 1;
            if (_hashes[code] == hash && text.SequenceEqual(_levels[code])) return code;
            slot = (slot + 1) & mask;
        }

        _levels.Add(text.ToArray());
        _hashes.Add(hash);
        _slots[slot] = _levels.Count;
        if (_levels.Count * 2 > _slots.Length) Grow();
        return _levels.Count - 1;
    }

    /// <summary>The levels in ordinal character order; <paramref name="codes"/> are rewritten to match.</summary>
    public IReadOnlyList<string> Sort(int[] codes)
    {
        string[] names = [.. _levels.Select(level => Encoding.UTF8.GetString(level))];
        int[] order = [.. Enumerable.Range(0, names.Length)];
        Array.Sort(order, (a, b) => string.CompareOrdinal(names[a], names[b]));
        int[] rank = new int[names.Length];
        for (int i = 0; i < order.Length; i++) rank[order[i]] = i;
        for (int i = 0; i < codes.Length; i++)
        {
            if (codes[i] >= 0) codes[i] = rank[codes[i]];
        }

        return [.. order.Select(code => names[code])];
    }

    private static uint Hash(ReadOnlySpan<byte> text)
    {
        ulong hash = (ulong)text.Length * 0x9E3779B97F4A7C15;
        while (text.Length >= 8)
        {
            hash = (hash ^ MemoryMarshal.Read<ulong>(text)) * 0xFF51AFD7ED558CCD;
            hash ^= hash >> 32;
            text = text[8..];
        }

        foreach (byte value in text) hash = (hash ^ value) * 0x100000001B3;
        hash ^= hash >> 29;
        return (uint)(hash ^ (hash >> 32));
    }

    private void Grow()
    {
        _slots = new int[_slots.Length * 2];
        int mask = _slots.Length - 1;
        for (int code = 0; code < _hashes.Count; code++)
        {
            int slot = (int)(_hashes[code] & (uint)mask);
            while (_slots[slot] != 0) slot = (slot + 1) & mask;
            _slots[slot] = code + 1;
        }
    }
}
