using System.Diagnostics;
using System.Globalization;
using System.Text;
using Oncohort.Reporting.Drawing;
using Oncohort.Reporting.Drawing.PostScript;
using Oncohort.Reporting.Figures.Survival;
using Oncohort.Reporting.Formatting;
using Oncohort.Reporting.Tests.Made;
using SkiaSharp;
using Xunit;

namespace Oncohort.Reporting.Tests.Drawing;

public sealed class EpsSceneTests : IDisposable
{
    private static readonly Scene Figure = new SurvivalPlot(Edition.Plain).Draw(MadeStudy.TwoArms(), new SurvivalFigureOptions { Bands = false });
    private readonly string _folder = Directory.CreateTempSubdirectory("oncohort-eps").FullName;

    [Fact]
    public void It_states_its_box_and_holds_ascii_in_short_lines()
    {
        byte[] file = EpsScene.Write(Figure);
        string text = Encoding.ASCII.GetString(file);

        Assert.StartsWith("%!PS-Adobe-3.0 EPSF-3.0\n", text, StringComparison.Ordinal);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"%%BoundingBox: 0 0 {Math.Ceiling(Figure.Width)} {Math.Ceiling(Figure.Height)}\n"), text, StringComparison.Ordinal);
        Assert.All(file, letter => Assert.InRange(letter, (byte)'\n', (byte)'~'));
        Assert.All(text.Split('\n'), line => Assert.InRange(line.Length, 0, 255));
        Assert.Equal(EpsScene.Write(Figure), file);
    }

    [Fact]
    public void Every_letter_is_defined_once_and_drawn_as_an_outline()
    {
        string text = Encoding.ASCII.GetString(EpsScene.Write(Figure));
        string[] defined = [.. text.Split('\n').Where(line => line.StartsWith("/R", StringComparison.Ordinal) || line.StartsWith("/B", StringComparison.Ordinal)).Select(line => line.Split(' ')[0])];

        Assert.NotEmpty(defined);
        Assert.Equal(defined.Length, defined.Distinct(StringComparer.Ordinal).Count());
        Assert.DoesNotContain("findfont", text, StringComparison.Ordinal);
        int drawn = text.Split('\n').Count(line => line.StartsWith("q ", StringComparison.Ordinal) && line.EndsWith(" Q", StringComparison.Ordinal) && line.Contains(" 0 translate ", StringComparison.Ordinal));
        Assert.Equal(Figure.Texts.Sum(mark => mark.Text.Count(letter => !char.IsWhiteSpace(letter))), drawn);
    }

    [Fact]
    public void A_pale_area_has_its_colour_on_white_paper()
    {
        Scene scene = new("A", "b") { Width = 20, Height = 20 };
        scene.Rectangle("area", new Box(1, 1, 10, 10), new Fill("#0000ff", 0.25));

        Assert.Contains("0.75 0.75 1 k f", Encoding.ASCII.GetString(EpsScene.Write(scene)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ghostscript_draws_what_the_png_shows()
    {
        string eps = Path.Combine(_folder, "figure.eps");
        string png = Path.Combine(_folder, "figure.png");
        await File.WriteAllBytesAsync(eps, EpsScene.Write(Figure), TestContext.Current.CancellationToken);
        try
        {
            using Process process = Process.Start(new ProcessStartInfo("gs", ["-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-dEPSCrop", "-sDEVICE=png16m", "-r300", "-dTextAlphaBits=4", "-dGraphicsAlphaBits=4", $"-sOutputFile={png}", eps]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            Task<string> said = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            string errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken) + await said;
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(process.ExitCode == 0 && errors.Length == 0, errors);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("Ghostscript is missing: apt-get install ghostscript");
        }

        using SKBitmap drawn = SKBitmap.Decode(png);
        using SKBitmap painted = SKBitmap.Decode(PngScene.Write(Figure));
        Assert.InRange(drawn.Width - painted.Width, -4, 4);
        double[] one = Ink(drawn);
        double[] other = Ink(painted);
        for (int i = 0; i < one.Length; i++) Assert.InRange(one[i] - other[i], -0.05, 0.05);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>How dark each of 8 by 8 parts of a picture is, from 0 to 1.</summary>
    private static double[] Ink(SKBitmap picture)
    {
        const int Parts = 8;
        double[] sums = new double[Parts * Parts];
        int[] counts = new int[Parts * Parts];
        for (int y = 0; y < picture.Height; y++)
        {
            for (int x = 0; x < picture.Width; x++)
            {
                int part = (y * Parts / picture.Height * Parts) + (x * Parts / picture.Width);
                SKColor colour = picture.GetPixel(x, y);
                sums[part] += 1 - ((colour.Red + colour.Green + colour.Blue) / 765.0);
                counts[part]++;
            }
        }

        return [.. sums.Select((sum, i) => sum / counts[i])];
    }
}
