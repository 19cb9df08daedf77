using SbomScan.Packages;

namespace SbomScan.LockFiles.Java;

/// <summary>What the configurations of Gradle's own plugins and of the usual ones are for.</summary>
internal static class GradleConfiguration
{
    private static readonly string[] Tools =
        ["annotationProcessor", "kapt", "ksp", "detekt", "ktlint", "checkstyle", "pmd", "spotbugs", "spotless", "jacoco", "errorprone", "kotlinCompiler", "kotlinBuildTools", "kotlinKlib"];

    public static Scope ScopeOf(string configuration)
    {
        if (Contains(configuration, "test")) return Scope.Test;
        if (Array.Exists(Tools, tool => Contains(configuration, tool))) return Scope.Dev;
        return Contains(configuration, "runtimeClasspath") || Contains(configuration, "compileClasspath") || configuration == "default" ? Scope.Runtime : Scope.Unknown;
    }

    private static bool Contains(string configuration, string word) => configuration.Contains(word, StringComparison.OrdinalIgnoreCase);
}
