using System.Text.RegularExpressions;

namespace DetectChanges.Targets.Sources.Python;

/// <summary>Names of distributions are compared in one form (PEP 503): <c>Acme.Common</c>, <c>acme_common</c> and <c>acme-common</c> are the same.</summary>
internal static partial class PythonName
{
    public static string Normalize(string name) => Separators().Replace(name, "-").ToLowerInvariant();

    [GeneratedRegex("[-_.]+", RegexOptions.None, 1000)]
    private static partial Regex Separators();
}
