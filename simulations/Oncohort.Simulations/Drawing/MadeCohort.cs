using Oncohort.Survival;

namespace Oncohort.Simulations.Drawing;

/// <summary>A made cohort: exponential times to the event and to censoring.</summary>
internal sealed class MadeCohort
{
    /// <summary>The hazard of the event without covariates: the median is 1.</summary>
    public static readonly double Hazard = Math.Log(2);

    private readonly double[] _time;
    private readonly int[] _code;

    private MadeCohort(int patients)
    {
        _time = new double[patients];
        _code = new int[patients];
    }

    /// <summary>Follow-up of all patients.</summary>
    public TimeToEvent Data => TimeToEvent.Create(_time, _code);

    /// <summary>Two arms of equal size: patients alternate.</summary>
    public static Grouping Arms(int patients) => new([.. Enumerable.Range(0, patients).Select(i => i % 2)], 2);

    /// <summary>The arm of each patient as a covariate.</summary>
    public static double[] ArmColumn(int patients) => [.. Enumerable.Range(0, patients).Select(i => (double)(i % 2))];

    /// <summary>Standard normal covariates.</summary>
    public static double[] Normals(Draws draws, int patients)
    {
        double[] x = new double[patients];
        for (int i = 0; i < patients; i++) x[i] = draws.Normal();
        return x;
    }

    /// <summary>
    /// Events at the hazard of each patient's log hazard ratio, censoring at a common hazard such that, at log hazard ratio 0, the share asked for is censored.
    /// </summary>
    public static MadeCohort Events(Draws draws, Setting setting, Func<int, double> logRatio)
    {
        var cohort = new MadeCohort(setting.Patients);
        double censoring = Hazard * setting.Censored / (1 - setting.Censored);
        for (int i = 0; i < setting.Patients; i++) cohort.Leave(i, draws.Exponential(Hazard * Math.Exp(logRatio(i))), 1, draws.Exponential(censoring));
        return cohort;
    }

    /// <summary>
    /// Two causes (Fine and Gray 1999): with z of a patient the incidence of cause 1 is 1 - (1 - (1 - e^-t) / 2)^exp(z), and those without it have cause 2 at
    /// rate 1. Censoring at a common rate such that about the share asked for is censored.
    /// </summary>
    public static MadeCohort TwoCauses(Draws draws, Setting setting, Func<int, double> z)
    {
        var cohort = new MadeCohort(setting.Patients);
        double censoring = setting.Censored / (1 - setting.Censored);
        for (int i = 0; i < setting.Patients; i++)
        {
            double ratio = Math.Exp(z(i));
            double u = draws.Uniform();
            bool first = u < 1 - Math.Pow(0.5, ratio);
            double time = first ? -Math.Log(1 - (2 * (1 - Math.Pow(1 - u, 1 / ratio)))) : draws.Exponential(1);
            cohort.Leave(i, time, first ? 1 : 2, draws.Exponential(censoring));
        }

        return cohort;
    }

    private void Leave(int patient, double time, int cause, double censored)
    {
        _time[patient] = Math.Min(time, censored);
        _code[patient] = time <= censored ? cause : 0;
    }
}
