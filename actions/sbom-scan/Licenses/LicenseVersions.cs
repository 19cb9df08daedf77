using System.Text.RegularExpressions;

namespace SbomScan.Licenses;

/// <summary>The versions of a licence that a package or a policy names: one, or one and every later one.</summary>
internal static partial class LicenseVersions
{
    private readonly record struct Versions(string Stem, Version? First, bool IsOpen, string? Exception);

    /// <summary>There is a version that both name. Of a licence "or later" the user may choose the version.</summary>
    public static bool Overlap(LicenseExpression.Single one, LicenseExpression.Single other)
    {
        var (a, b) = (Of(one), Of(other));
        if (a.Stem != b.Stem || a.Exception != b.Exception) return false;
        return a.First == b.First || (a.IsOpen && b.First >= a.First) || (b.IsOpen && a.First >= b.First);
    }

    /// <summary>The first version that the package names is one that the entry names.</summary>
    public static bool Covers(LicenseExpression.Single entry, LicenseExpression.Single license) => Overlap(entry, license with { Id = Only(license.Id), IsOrLater = false });

    private static string Only(string id) => id.EndsWith("-or-later", StringComparison.Ordinal) ? id[..^"-or-later".Length] + "-only" : id;

    private static Versions Of(LicenseExpression.Single license)
    {
        var parts = IdParts().Match(license.Id);
        if (license.IsReference || !parts.Success || !Version.TryParse(WithMinor(parts.Groups["version"].Value), out var version))
            return new Versions(license.Id, null, license.IsOrLater, license.Exception);
        return new Versions(parts.Groups["stem"].Value, version, license.IsOrLater || parts.Groups["kind"].Value == "-or-later", license.Exception);
    }

    private static string WithMinor(string version) => version.Contains('.', StringComparison.Ordinal) ? version : version + ".0";

    [GeneratedRegex(@"\A(?<stem>.+)-(?<version>[0-9]+(\.[0-9]+)*)(?<kind>-only|-or-later)?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IdParts();
}
