namespace Oncohort.Survival.Distributions;

/// <summary>The generator of Steele, Lea and Flood (2014): the same numbers on every platform and runtime.</summary>
internal struct SplitMix64(ulong seed)
{
    private const ulong Increment = 0x9E3779B97F4A7C15;

    private ulong _state = seed;

    /// <summary>A generator of its own for each block of draws, so that blocks can be drawn in any order.</summary>
    public static SplitMix64 ForBlock(long seed, long block)
    {
        var seeds = new SplitMix64(unchecked((ulong)seed + ((ulong)block * Increment)));
        return new SplitMix64(seeds.Next());
    }

    /// <summary>A number in [0, 1).</summary>
    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A whole number in 0 .. <paramref name="limit"/> - 1.</summary>
    public int NextIndex(int limit) => Math.Min(limit - 1, (int)(NextDouble() * limit));

    private ulong Next()
    {
        unchecked
        {
            _state += Increment;
            ulong z = _state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
