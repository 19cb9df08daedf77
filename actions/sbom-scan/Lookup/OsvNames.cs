using System.Diagnostics.CodeAnalysis;
using SbomScan.LockFiles.Python;

namespace SbomScan.Lookup;

/// <summary>Tells whether two names are of one package. Package URLs of some types have lost the case of theirs.</summary>
internal static class OsvNames
{
    public static IEqualityComparer<string> ComparerOf(string ecosystem) =>
        ecosystem == "PyPI" ? new PythonNames() : StringComparer.OrdinalIgnoreCase;

    private sealed class PythonNames : IEqualityComparer<string>
    {
        public bool Equals(string? x, string? y) => x == y || (x != null && y != null && KeyOf(x) == KeyOf(y));

        public int GetHashCode([DisallowNull] string obj) => KeyOf(obj).GetHashCode(StringComparison.Ordinal);

        private static string KeyOf(string name) => name.Trim('/').Length == 0 ? name : Pypi.Key(name);
    }
}
