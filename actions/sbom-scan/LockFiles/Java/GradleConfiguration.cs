using System.Text.RegularExpressions;
using SbomScan.Packages;

namespace SbomScan.LockFiles.Java;

/// <summary>What the configurations of Gradle's own plugins and of the usual ones are for, by the words of their names: <c>debugAndroidTestRuntimeClasspath</c>.</summary>
internal static partial class GradleConfiguration
{
    private static readonly string[] Tests = ["test", "tests", "testing"];

    private static readonly string[] Tools =
        ["annotation processor", "kapt", "ksp", "detekt", "ktlint", "checkstyle", "pmd", "spotbugs", "spotless", "jacoco", "errorprone", "kotlin compiler", "kotlin build tools", "kotlin klib"];

    public static Scope ScopeOf(string configuration)
    {
        var words = $" {string.Join(' ', Word().Matches(configuration).Select(word => word.Value.ToLowerInvariant()))} ";
        if (Array.Exists(Tests, Has)) return Scope.Test;
        if (Array.Exists(Tools, Has)) return Scope.Dev;
        return Has("runtime classpath") || Has("compile classpath") || configuration == "default" ? Scope.Runtime : Scope.Unknown;

        bool Has(string some) => words.Contains($" {some} ", StringComparison.Ordinal);
    }

    [GeneratedRegex("[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+", RegexOptions.None, 1000)]
    private static partial Regex Word();
}
