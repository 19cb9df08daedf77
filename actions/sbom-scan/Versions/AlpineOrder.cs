using System.Text.RegularExpressions;

namespace SbomScan.Versions;

/// <summary>Versions of apk packages, as apk-tools 3 orders them: numbers, a letter, suffixes, a commit, <c>-r</c> and the number of the build.</summary>
internal sealed partial class AlpineOrder : PartwiseOrder
{
    private const int EarlySuffix = 0;
    private const int EndOfVersion = 1;
    private const int Build = 2;
    private const int Commit = 3;
    private const int SuffixNumber = 4;
    private const int LateSuffix = 5;
    private const int Letter = 6;
    private const int FractionDigits = 7;
    private const int WholeNumber = 8;

    private static readonly string[] Early = ["alpha", "beta", "pre", "rc"];
    private static readonly string[] Late = ["cvs", "svn", "git", "hg", "p"];

    protected override VersionPart End => new(EndOfVersion);

    protected override IReadOnlyList<VersionPart> PartsOf(string version)
    {
        var match = Form().Match(version);
        if (!match.Success) throw VersionFault.Of(version);
        var numbers = match.Groups["numbers"].Value.Split('.');
        List<VersionPart> parts = [VersionPart.Number(WholeNumber, numbers[0]), .. numbers.Skip(1).Select(Number)];
        if (match.Groups["letter"] is { Length: > 0 } letter) parts.Add(new VersionPart(Letter, letter.Value));
        foreach (var suffix in match.Groups["suffixes"].Value.Split('_', StringSplitOptions.RemoveEmptyEntries)) parts.AddRange(Suffix(suffix));
        if (match.Groups["commit"] is { Length: > 0 } commit) parts.Add(new VersionPart(Commit, commit.Value));
        if (match.Groups["build"] is { Length: > 0 } build) parts.Add(VersionPart.Number(Build, build.Value));
        return parts;
    }

    // With a zero before it, a number is a fraction: 1.05 is older than 1.1.
    private static VersionPart Number(string digits) => digits[0] == '0' ? new VersionPart(FractionDigits, digits) : VersionPart.Number(WholeNumber, digits);

    private static IEnumerable<VersionPart> Suffix(string suffix)
    {
        var word = suffix.TrimEnd("0123456789".ToCharArray());
        var early = Array.IndexOf(Early, word);
        yield return early >= 0 ? new VersionPart(EarlySuffix, $"{early}") : new VersionPart(LateSuffix, $"{Array.IndexOf(Late, word)}");
        if (suffix.Length > word.Length) yield return VersionPart.Number(SuffixNumber, suffix[word.Length..]);
    }

    [GeneratedRegex(
        "^(?<numbers>[0-9]+([.][0-9]+)*)(?<letter>[a-z]?)(?<suffixes>(_(alpha|beta|pre|rc|cvs|svn|git|hg|p)[0-9]*)*)(~(?<commit>[0-9a-f]+))?(-r(?<build>[0-9]+))?\\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
