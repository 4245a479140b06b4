using System.Reflection;
using System.Text;
using Xunit;

namespace Oncohort.Survival.Tests.PublicSurface;

/// <summary>The library's public surface is one file, so that a change to it is seen in review.</summary>
public sealed class PublicSurfaceTests
{
    [Fact]
    public void The_public_surface_is_the_one_on_file()
    {
        string surface = Describe(typeof(TimeToEvent).Assembly);
        string path = Path.Combine(AppContext.BaseDirectory, "PublicSurface", "Oncohort.Survival.txt");
        string onFile = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        if (onFile != surface) File.WriteAllText(path + ".received", surface);
        Assert.Equal(onFile, surface);
    }

    private static string Describe(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (Type type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(type.IsEnum ? "enum " : type.IsValueType ? "struct " : type.IsInterface ? "interface " : "class ").Append(type.FullName).Append('\n');
            foreach (string member in Members(type)) text.Append("  ").Append(member).Append('\n');
        }

        return text.ToString();
    }

    private static IEnumerable<string> Members(Type type)
    {
        const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        if (type.IsEnum) return Enum.GetNames(type).Select(name => $"{name} = {Convert.ToInt64(Enum.Parse(type, name), System.Globalization.CultureInfo.InvariantCulture)}");
        return type.GetMembers(Own)
            .Where(member => member is not MethodInfo { IsSpecialName: true } and not Type)
            .Where(member => !IsRecordPlumbing(member))
            .Select(member => member.ToString()!)
            .Order(StringComparer.Ordinal);
    }

    private static bool IsRecordPlumbing(MemberInfo member) =>
        member.Name is "Equals" or "GetHashCode" or "ToString" or "Deconstruct" or "<Clone>$" or "op_Equality" or "op_Inequality" or "EqualityContract";
}
