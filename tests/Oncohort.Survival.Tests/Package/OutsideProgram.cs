using System.Diagnostics;
using System.Runtime.CompilerServices;
using Xunit;

namespace Oncohort.Survival.Tests.Package;

/// <summary>
/// A folder outside the solution in which the library is packed and a program that references the package is built and run. Nothing is fetched: the
/// packages that the library needs come from those this test was itself built with, and what is restored here stays here.
/// </summary>
internal sealed class OutsideProgram : IDisposable
{
    private static readonly string[] BuildFiles = [".editorconfig", "Directory.Build.props", "Directory.Packages.props", "global.json"];

    private readonly string _folder = Directory.CreateTempSubdirectory("oncohort-package-").FullName;

    public OutsideProgram()
    {
        string installed = Dotnet(_folder, "nuget", "locals", "global-packages", "--list").Split("global-packages:")[1].Trim();
        File.WriteAllText(Path.Combine(_folder, "nuget.config"), $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="packed" value="{Feed}" />
                <add key="installed" value="{installed}" />
              </packageSources>
              <config><add key="globalPackagesFolder" value="{Path.Combine(_folder, "packages")}" /></config>
            </configuration>
            """);
    }

    /// <summary>The root of the repository.</summary>
    public static string Root { get; } = FindRoot();

    private string Feed => Directory.CreateDirectory(Path.Combine(_folder, "feed")).FullName;

    /// <summary>Packs a copy of the library's source and answers with the package's version.</summary>
    public string Pack()
    {
        string copy = Path.Combine(_folder, "library");
        string source = Path.Combine(Root, "src", "Oncohort.Survival");
        foreach (string file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            string relative = Path.GetRelativePath(source, file);
            if (relative.Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj")) CopyTo(Path.Combine(copy, "src", "Oncohort.Survival", relative), file);
        }

        foreach (string file in BuildFiles) CopyTo(Path.Combine(copy, file), Path.Combine(Root, file));
        Dotnet(copy, "pack", Path.Combine("src", "Oncohort.Survival"), "-c", "Release", "-o", Feed, "-v", "quiet", "-p:RunAnalyzers=false", "-p:UseSharedCompilation=false", "-nodeReuse:false");
        string package = Path.GetFileNameWithoutExtension(Assert.Single(Directory.GetFiles(Feed, "*.nupkg")));
        return package["Oncohort.Survival.".Length..];
    }

    /// <summary>Builds and runs a program that references the package, and answers with what it prints.</summary>
    public string Run(string program, string version)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_folder, "program")).FullName;
        foreach (string file in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"]) File.WriteAllText(Path.Combine(folder, file), "<Project />");
        CopyTo(Path.Combine(folder, "global.json"), Path.Combine(Root, "global.json"));
        File.WriteAllText(Path.Combine(folder, "Program.cs"), program);
        File.WriteAllText(Path.Combine(folder, "Program.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <UseAppHost>false</UseAppHost>
                <InvariantGlobalization>true</InvariantGlobalization>
                <NuGetAudit>false</NuGetAudit>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup><PackageReference Include="Oncohort.Survival" Version="[{version}]" /></ItemGroup>
            </Project>
            """);
        Dotnet(folder, "build", "-c", "Release", "-o", "out", "-v", "quiet", "-p:UseSharedCompilation=false", "-nodeReuse:false");
        return Dotnet(folder, Path.Combine("out", "Program.dll"));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string FindRoot([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));

    private static void CopyTo(string target, string source)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(source, target);
    }

    private static string Dotnet(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string inherited in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray()) start.Environment.Remove(inherited);
        if (arguments[0] != "nuget") start.Environment.Remove("NUGET_PACKAGES");
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"dotnet {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{output}\n{error.Result}");
        return output.ReplaceLineEndings("\n");
    }
}
