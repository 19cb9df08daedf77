using System.Text.RegularExpressions;

namespace SbomScan.Versions;

/// <summary>
/// Modules have semantic versions: https://go.dev/ref/mod#versions. Releases of Go itself are written <c>go1.22rc1</c>, and <c>1.22</c> is <c>1.22.0</c>.
/// </summary>
internal sealed partial class GoOrder() : SemanticOrder(fewestNumbers: 1)
{
    protected override IReadOnlyList<VersionPart> PartsOf(string version)
    {
        var release = version.StartsWith("go", StringComparison.Ordinal) ? version[2..] : version;
        return base.PartsOf(Candidate().Replace(release, "$1-$2.$3"));
    }

    [GeneratedRegex("^([0-9]+[.][0-9]+)(beta|rc)([0-9]+)\\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Candidate();
}
