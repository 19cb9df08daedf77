using System.Buffers;
using SbomScan.Packages;

namespace SbomScan.LockFiles.Python;

/// <summary>What the Python formats have in common.</summary>
internal static class Pypi
{
    private static readonly string[] Development = ["dev", "develop", "development", "doc", "docs", "lint", "linting", "format", "types", "typing", "typecheck", "build", "release", "ci"];

    private static readonly SearchValues<char> Plain = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    /// <summary>Names are compared in one form (PEP 503): <c>Acme.Common</c> and <c>acme_common</c> are the same.</summary>
    public static string Key(string name) =>
        name.AsSpan().ContainsAnyExcept(Plain) || name.Contains("--", StringComparison.Ordinal) ? PackageUrl.Of("pypi", null, name, null).Name : name;

    public static string Id(string name, string? version) => version == null ? Key(name) : $"{Key(name)}@{version}";

    public static PackageUrl Purl(string name, string? version, IEnumerable<KeyValuePair<string, string>>? qualifiers = null) => PackageUrl.Of("pypi", null, name, version, qualifiers);

    /// <summary>What a group of dependencies is for, as far as its name is one that everybody understands alike.</summary>
    public static Scope ScopeOf(string group)
    {
        if (group is "main" or "default") return Scope.Runtime;
        if (group is "test" or "tests" or "testing") return Scope.Test;
        return Development.Contains(group) ? Scope.Dev : Scope.Unknown;
    }

    /// <summary>The weightiest scope of several groups; unknown when there are none.</summary>
    public static Scope ScopeOf(IEnumerable<string> groups) => groups.Select(ScopeOf).DefaultIfEmpty(Scope.Unknown).Min();
}
