using System.Globalization;
using SbomScan.Packages;

namespace SbomScan.Lookup;

/// <summary>The ecosystems of OSV that are distributions, each release apart: https://ossf.github.io/osv-schema/#defined-ecosystems.</summary>
internal static class Distribution
{
    // Those that are rolling, or whose advisories name no release in a form that the package tells.
    private static readonly Dictionary<string, string> WithoutRelease = new(StringComparer.Ordinal)
    {
        ["wolfi"] = "Wolfi", ["chainguard"] = "Chainguard", ["minimos"] = "MinimOS", ["redhat"] = "Red Hat", ["rhel"] = "Red Hat",
    };

    private static readonly HashSet<string> WithRelease = new(StringComparer.Ordinal)
    {
        "debian", "ubuntu", "alpine", "rocky", "rockylinux", "almalinux", "alma", "mageia", "opensuse", "opensuse-leap", "opensuse-tumbleweed", "sles", "suse",
    };

    /// <returns><see langword="null"/>: <paramref name="why"/> says why there is none.</returns>
    public static string? EcosystemOf(PackageUrl purl, out NotLookedUpReason why)
    {
        var id = purl.Namespace ?? "";
        var release = ReleaseOf(purl, id);
        why = NotLookedUpReason.NoDistribution;
        if (WithoutRelease.TryGetValue(id, out var ecosystem)) return ecosystem;
        if (id.Length > 0 && !WithRelease.Contains(id)) why = NotLookedUpReason.UnknownEcosystem;
        if (release == null) return null;
        var numbers = release.Split('.');
        return id switch
        {
            "debian" => $"Debian:{numbers[0]}",
            "ubuntu" => $"Ubuntu:{release}{(IsLongTermSupport(numbers) ? ":LTS" : "")}",
            "alpine" when numbers.Length > 1 => $"Alpine:v{numbers[0]}.{numbers[1]}",
            "rocky" or "rockylinux" => $"Rocky Linux:{numbers[0]}",
            "almalinux" or "alma" => $"AlmaLinux:{numbers[0]}",
            "mageia" => $"Mageia:{numbers[0]}",
            "opensuse" or "opensuse-leap" => $"openSUSE:Leap {release}",
            "opensuse-tumbleweed" => "openSUSE:Tumbleweed",
            "sles" or "suse" => $"SUSE:Linux Enterprise Server {numbers[0]}{(numbers.Length > 1 ? " SP" + numbers[1] : "")}",
            _ => null,
        };
    }

    /// <summary>For people, as the end of a sentence.</summary>
    public static string Describe(NotLookedUpReason why, PackageUrl purl) => why == NotLookedUpReason.UnknownEcosystem
        ? $"no database is known for the distribution '{purl.Namespace}'"
        : "nothing says which release of which distribution it belongs to";

    /// <summary>Advisories of distributions name source packages.</summary>
    public static (string Name, string Version) SourceOf(PackageUrl purl)
    {
        var upstream = purl.Qualifiers.GetValueOrDefault("upstream") ?? "";
        var at = upstream.IndexOf('@');
        var name = at < 0 ? upstream : upstream[..at];
        var version = WithEpoch(purl, at < 0 ? purl.Version! : upstream[(at + 1)..]);
        if (purl.Type == "rpm" && name.EndsWith(".rpm", StringComparison.Ordinal)) name = NameOfSourceRpm(name);
        return (name.Length == 0 ? purl.Name : name, version);
    }

    private static string WithEpoch(PackageUrl purl, string version)
    {
        var epoch = purl.Qualifiers.GetValueOrDefault("epoch");
        return epoch == null || version.Contains(':', StringComparison.Ordinal) ? version : $"{epoch}:{version}";
    }

    // openssl-3.0.7-27.el9.src.rpm
    private static string NameOfSourceRpm(string file)
    {
        var release = file.LastIndexOf('-');
        var version = release > 0 ? file.LastIndexOf('-', release - 1) : -1;
        return version > 0 ? file[..version] : file;
    }

    private static string? ReleaseOf(PackageUrl purl, string id)
    {
        var distro = purl.Qualifiers.GetValueOrDefault("distro") ?? "";
        var release = distro[(distro.LastIndexOf('-') + 1)..].TrimStart('v');
        // It becomes a part of a path.
        var isRelease = release.Length > 0 && char.IsAsciiDigit(release[0]) && release.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_');
        return isRelease || id == "opensuse-tumbleweed" ? release : null;
    }

    // Every second April.
    private static bool IsLongTermSupport(string[] numbers) =>
        numbers is [var year, "04", ..] && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number % 2 == 0;
}
