namespace Oncohort.Simulations.Drawing;

/// <summary>The random numbers of one repetition: SplitMix64 (Steele, Lea and Flood 2014), the same on every machine.</summary>
internal sealed class Draws(ulong state)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    /// <summary>A seed that depends on all of its parts.</summary>
    public static ulong Mix(params ReadOnlySpan<ulong> parts)
    {
        ulong mixed = Golden;
        foreach (ulong part in parts) mixed = Finish(unchecked((mixed ^ Finish(unchecked(part + Golden))) + Golden));
        return mixed;
    }

    /// <summary>Uniform between 0 and 1, neither of them.</summary>
    public double Uniform() => ((Next() >> 11) + 0.5) * (1.0 / (1UL << 53));

    /// <summary>Exponential with a rate.</summary>
    public double Exponential(double rate) => -Math.Log(Uniform()) / rate;

    /// <summary>Standard normal (Box and Muller 1958).</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(Uniform())) * Math.Cos(2 * Math.PI * Uniform());

    private ulong Next()
    {
        unchecked
        {
            state += Golden;
            return Finish(state);
        }
    }

    private static ulong Finish(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
