namespace Oncohort.Reporting.Figures.Axes;

/// <summary>Maps data on an axis to points on the page.</summary>
internal readonly record struct Scale(double DataFrom, double DataTo, double PageFrom, double PageTo)
{
    public double this[double value] =>
        PageFrom + ((value - DataFrom) / (DataTo - DataFrom) * (PageTo - PageFrom));
}
