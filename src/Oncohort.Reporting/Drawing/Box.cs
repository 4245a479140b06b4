namespace Oncohort.Reporting.Drawing;

/// <summary>A place on the page in points (1/72 inch), y downwards.</summary>
internal readonly record struct Spot(double X, double Y);

/// <summary>An upright rectangle in points.</summary>
internal readonly record struct Box(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;

    public double Bottom => Y + Height;

    public double CentreX => X + (Width / 2);

    public double CentreY => Y + (Height / 2);

    public bool Overlaps(Box other) => X < other.Right && other.X < Right && Y < other.Bottom && other.Y < Bottom;

    public bool Holds(Box other) => other.X >= X && other.Y >= Y && other.Right <= Right && other.Bottom <= Bottom;

    public Box Grow(double by) => new(X - by, Y - by, Width + (2 * by), Height + (2 * by));
}
