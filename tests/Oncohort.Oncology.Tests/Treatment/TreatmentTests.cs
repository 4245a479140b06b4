using Oncohort.Oncology.Chemotherapy;
using Oncohort.Oncology.Radiotherapy;
using Xunit;

namespace Oncohort.Oncology.Tests.Treatment;

public sealed class TreatmentTests
{
    private static readonly Prescription[] Doses = [new("GTVnx", 69.96, 33), new("GTVnd", 69.96, 33), new("CTV1", 60, 33), new("CTV2", 54, 33)];
    private static readonly double[] NineAngles = [0, 40, 80, 120, 160, 200, 240, 280, 320];

    [Theory]
    [InlineData(69.96, 33, 10, 84.79, 70.66)]
    [InlineData(69.96, 33, 3, 119.40, 71.64)]
    [InlineData(74.09, 31, 10, 91.80, 76.50)]
    [InlineData(59.4, 33, 10, 70.09, 58.41)]
    public void Effective_doses_are_those_worked_out_by_hand(double gy, int fractions, double alphaBeta, double bed, double eqd2)
    {
        var prescription = new Prescription("GTVnx", gy, fractions);
        Assert.Equal(bed, prescription.Bed(alphaBeta), 0.005);
        Assert.Equal(eqd2, prescription.Eqd2(alphaBeta), 0.005);
    }

    [Fact]
    public void Fractions_of_2_Gy_are_their_own_equivalent() => Assert.Equal(70, new Prescription("GTVnx", 70, 35).Eqd2(3), 1e-12);

    [Fact]
    public void A_treatment_as_the_protocol_wants_it_has_no_deviation() =>
        Assert.Empty(TreatmentProtocol.ReferenceStudy.Check(new(Doses, NineAngles, DeliveryTechnique.StepAndShoot)));

    [Fact]
    public void Every_deviation_is_listed()
    {
        TreatmentProtocol protocol = TreatmentProtocol.ReferenceStudy with { Fractions = (34, 35) };
        var treatment = new Oncology.Radiotherapy.Treatment([new("GTVnx", 68, 33), .. Doses[1..3]], [0, 360, 40], DeliveryTechnique.Arc);
        Assert.Equal(
            ["dose of GTVnx", "dose of CTV2", "fractions of GTVnx", "fractions of GTVnd", "fractions of CTV1", "gantry angles", "technique"],
            protocol.Check(treatment).Select(deviation => deviation.Item));
        Assert.Equal("2 distinct", protocol.Check(treatment)[5].Found);
    }

    [Fact]
    public void What_is_not_known_about_a_treatment_is_said() =>
        Assert.All(TreatmentProtocol.ReferenceStudy.Check(new(Doses, [], null)), deviation => Assert.Equal("not known", deviation.Found));

    [Fact]
    public void Fluorouracil_over_96_hours_is_3000_mg_a_cycle() =>
        Assert.Equal(3000, GivenCycles.CumulativeMgPerM2([new(Regimen.ReferenceStudy[0], 1)], "5-fluorouracil"));

    [Fact]
    public void Cisplatin_adds_up_over_phases_and_reductions() =>
        Assert.Equal((2 * 80) + (3 * 100 * 0.75), GivenCycles.CumulativeCisplatinMgPerM2([new(Regimen.ReferenceStudy[0], 2), new(Regimen.ReferenceStudy[2], 3, 0.75)]), 1e-9);

    [Theory]
    [InlineData("2010-01-03", 0, ChemotherapyPhase.Induction)]
    [InlineData("2010-01-03", 7, ChemotherapyPhase.Concurrent)]
    [InlineData("2010-01-04", 0, ChemotherapyPhase.Concurrent)]
    [InlineData("2010-02-19", 0, ChemotherapyPhase.Concurrent)]
    [InlineData("2010-02-26", 7, ChemotherapyPhase.Concurrent)]
    [InlineData("2010-02-27", 7, ChemotherapyPhase.Adjuvant)]
    public void The_phase_follows_from_the_dates_of_radiotherapy(string given, int grace, ChemotherapyPhase phase) =>
        Assert.Equal(phase, new PhaseRule(grace).Classify(Day(given), Day("2010-01-04"), Day("2010-02-19")));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", null);
}
