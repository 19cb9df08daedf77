using System.Globalization;
using System.Text.RegularExpressions;
using SbomScan.Packages;

namespace SbomScan.Lookup;

/// <summary>
/// The ecosystems of OSV that are distributions: https://ossf.github.io/osv-schema/#defined-ecosystems. The service does not check what stands
/// behind the colon: a release that it does not know is answered like a package without flaws.
/// </summary>
internal static partial class Distribution
{
    private static readonly Dictionary<string, HashSet<string>> ByType = new(StringComparer.Ordinal)
    {
        ["deb"] = ["debian", "ubuntu"],
        ["apk"] = ["alpine", "wolfi", "chainguard", "minimos"],
        ["rpm"] =
        [
            "redhat", "rhel", "rocky", "rocky-linux", "rockylinux", "almalinux", "alma", "mageia", "azurelinux", "azure-linux", "mariner", "cbl-mariner",
            "openeuler", "opensuse", "opensuse-leap", "opensuse-leap-micro", "opensuse-tumbleweed",
            "suse", "sles", "sled", "sles_sap", "sle_hpc", "sle-micro", "slem",
        ],
    };

    /// <returns><see langword="null"/>: <paramref name="why"/> says why there is none.</returns>
    public static string? EcosystemOf(PackageUrl purl, out NotLookedUpReason why)
    {
        var id = purl.Namespace ?? "";
        var isKnown = id is "" or "unknown" || ByType[purl.Type].Contains(id);
        why = isKnown ? NotLookedUpReason.NoDistribution : NotLookedUpReason.UnknownEcosystem;
        if (!isKnown) return null;
        return Rolling(purl, id) ?? OfRelease(id, NumbersOf(ReleaseOf(purl)));
    }

    /// <summary>Of which release only those parts of a record count that <see cref="Releases"/> chooses; <see langword="null"/>: the ecosystem has it in its name.</summary>
    public static string? ProductRelease(PackageUrl purl, string ecosystem)
    {
        var release = ReleaseOf(purl);
        if (ecosystem == "openEuler") return release;
        var numbers = NumbersOf(release);
        return ecosystem switch
        {
            "Red Hat" => numbers[0],
            "SUSE" when numbers is ["12" or "15", not "0", ..] => $"{numbers[0]} SP{numbers[1]}",
            "SUSE" when numbers[0] is "12" or "15" => numbers[0],
            "SUSE" => string.Join('.', numbers),
            _ => null,
        };
    }

    /// <summary>For people, as the end of a sentence.</summary>
    public static string Describe(NotLookedUpReason why, PackageUrl purl) => (why, ReleaseOf(purl)) switch
    {
        (NotLookedUpReason.UnknownEcosystem, _) => $"no database is known for packages of type '{purl.Type}' of the distribution '{purl.Namespace}'",
        (_, { } release) when purl.Namespace is { } id and not "unknown" => $"no advisories are kept for '{ShortText.Of(release, 40)}' of {id}, which is no release",
        _ => "nothing says which release of which distribution it belongs to",
    };

    /// <summary>Advisories of most distributions name source packages; those that list every package that is built from one are asked for that.</summary>
    public static (string Name, string Version) NamesOf(PackageUrl purl, string ecosystem)
    {
        var upstream = purl.Qualifiers.GetValueOrDefault("upstream") ?? "";
        if (upstream.Length == 0 || AdvisoryMatcher.BaseOf(ecosystem) is "AlmaLinux" or "Red Hat") return (purl.Name, WithEpoch(purl, purl.Version!));
        var at = upstream.IndexOf('@');
        var name = at < 0 ? upstream : upstream[..at];
        if (purl.Type == "rpm" && name.EndsWith(".rpm", StringComparison.Ordinal)) name = NameOfSourceRpm(name);
        return (name, WithEpoch(purl, at < 0 ? purl.Version! : upstream[(at + 1)..]));
    }

    private static string? Rolling(PackageUrl purl, string id) => id switch
    {
        "wolfi" => "Wolfi",
        "chainguard" => "Chainguard",
        "minimos" => "MinimOS",
        "opensuse-tumbleweed" => "openSUSE:Tumbleweed",
        "opensuse" when purl.Qualifiers.GetValueOrDefault("distro")?.StartsWith("opensuse-tumbleweed", StringComparison.Ordinal) == true => "openSUSE:Tumbleweed",
        _ => null,
    };

    private static string? OfRelease(string id, string[] numbers) => id switch
    {
        _ when numbers.Length == 0 => null,
        "debian" => $"Debian:{numbers[0]}",
        "ubuntu" when numbers.Length > 1 => $"Ubuntu:{numbers[0]}.{numbers[1]}{(IsLongTermSupport(numbers) ? ":LTS" : "")}",
        "alpine" when numbers.Length > 1 => $"Alpine:v{numbers[0]}.{numbers[1]}",
        "rocky" or "rocky-linux" or "rockylinux" => $"Rocky Linux:{numbers[0]}",
        "almalinux" or "alma" => $"AlmaLinux:{numbers[0]}",
        "mageia" => $"Mageia:{numbers[0]}",
        "azurelinux" or "azure-linux" or "mariner" or "cbl-mariner" => $"Azure Linux:{numbers[0]}",
        "opensuse" or "opensuse-leap" when numbers.Length > 1 => $"openSUSE:Leap {numbers[0]}.{numbers[1]}",
        "opensuse-leap-micro" when numbers.Length > 1 => $"openSUSE:Leap Micro {numbers[0]}.{numbers[1]}",
        // Their releases are products and modules of which a package does not tell its own.
        "redhat" or "rhel" => "Red Hat",
        "openeuler" => "openEuler",
        "suse" or "sles" or "sled" or "sles_sap" or "sle_hpc" or "sle-micro" or "slem" => "SUSE",
        _ => null,
    };

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

    // What follows the name: debian-12, opensuse-leap-15.5, openeuler-24.03-LTS-SP1.
    private static string? ReleaseOf(PackageUrl purl)
    {
        var distro = purl.Qualifiers.GetValueOrDefault("distro") ?? "";
        for (var start = 0; ;)
        {
            var rest = distro.AsSpan(start).TrimStart('v');
            if (rest is [>= '0' and <= '9', ..]) return rest.ToString();
            var hyphen = distro.IndexOf('-', start);
            if (hyphen < 0) return null;
            start = hyphen + 1;
        }
    }

    // Before a release there are words: 3.21_alpha20240923. openEuler has some of its own.
    private static string[] NumbersOf(string? release)
    {
        var numbers = (release ?? "").Split('-')[0];
        return Numbers().IsMatch(numbers) && (numbers == release || release!.Contains("-LTS", StringComparison.Ordinal)) ? numbers.Split('.') : [];
    }

    // Every second April.
    private static bool IsLongTermSupport(string[] numbers) =>
        numbers is [var year, "04", ..] && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number % 2 == 0;

    [GeneratedRegex("^[0-9]{1,9}(\\.[0-9]{1,9})*\\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Numbers();
}
