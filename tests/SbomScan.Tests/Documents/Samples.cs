using SbomScan.Documents;
using SbomScan.Findings;
using SbomScan.Inventories;
using SbomScan.Packages;

namespace SbomScan.Tests.Documents;

/// <summary>Inventories and findings that hold what documents must cope with.</summary>
internal static class Samples
{
    public static DocumentFacts Facts { get; } = new("1.2.3", new DateTimeOffset(2026, 11, 26, 9, 30, 0, TimeSpan.FromHours(2)));

    /// <summary>Licences as packages state them: plain, odd, and none at all.</summary>
    public static IReadOnlyList<string?> Licenses { get; } =
    [
        null, "", "  ", "MIT", "mit", "Apache 2", "apache-2.0", "GPL-2.0", "GPL-2.0+", "gpl-2.0-with-classpath-exception", "(MIT OR Apache-2.0)", "MIT/Apache-2.0", "BSD", "UNLICENSED",
        "SEE LICENSE IN LICENSE.md", "NOASSERTION", "NONE", "OTHER", "LicenseRef-ours", "MIT AND LicenseRef-ours", "GPL-2.0-only WITH Classpath-exception-2.0", "MIT WITH nothing", "MIT OR Foo",
        "[object Object]", "{\"type\":\"MIT\"}", "MIT\nOR\tISC", "3D-Slicer-1.0", "\ud800", "License :: OSI Approved :: MIT License", "CC-BY-4.0+", "<script>alert(1)</script>", "::error::x",
    ];

    public static Component Package(string purl, Scope scope = Scope.Runtime, bool isDirect = false, string? license = "MIT", IReadOnlyList<string>? dependsOn = null, string file = "package-lock.json", int line = 7)
    {
        var parsed = PackageUrl.Parse(purl);
        return new Component
        {
            Key = parsed.ToString(), Name = parsed.FullName, Version = parsed.Version, Purl = parsed, Scope = scope, IsDirect = isDirect, License = license,
            Occurrences = [new Occurrence(file, line)], DependsOn = dependsOn ?? [],
        };
    }

    public static Component Own(string name, params string[] dependsOn) =>
        new() { Key = $"own:{name}", Name = name, Version = "1.0.0", Origin = PackageOrigin.Own, Occurrences = [new Occurrence("package-lock.json", 3)], DependsOn = dependsOn };

    public static Inventory Inventory(params IEnumerable<Component> components)
    {
        var sorted = components.OrderBy(component => component.Key, StringComparer.Ordinal).ToList();
        return new Inventory("shop", sorted) { Roots = [.. sorted.Where(component => component.IsDirect || component.Origin == PackageOrigin.Own).Select(component => component.Key)] };
    }

    /// <summary>A repository with an own project, edges in a circle, hashes good and bad, every scope, and every odd licence.</summary>
    public static Inventory Repository() => Inventory(
    [
        Own("web", "pkg:npm/%40scope/a@1.0.0"),
        Package("pkg:npm/%40scope/a@1.0.0", isDirect: true, dependsOn: ["pkg:npm/b@2.0.0", "pkg:npm/gone@1", "pkg:npm/b@2.0.0"]) with
        {
            Hashes = [new PackageHash("SHA-512", new string('a', 128)), new PackageHash("SHA-1", "short"), new PackageHash("CRC", "12")],
            Occurrences = [new Occurrence("package-lock.json", 12), new Occurrence("tools/package-lock.json", 0)],
        },
        Package("pkg:npm/b@2.0.0", Scope.Dev, dependsOn: ["pkg:npm/%40scope/a@1.0.0"]),
        Package("pkg:npm/c@3.0.0", Scope.Optional), Package("pkg:npm/d@4.0.0", Scope.Test), Package("pkg:npm/e", Scope.Unknown),
        Package("pkg:npm/git@1.0.0?vcs_url=git%2Bhttps://example.test/git.git%40abc") with { Origin = PackageOrigin.Git },
        Package("pkg:githubactions/actions/checkout@v5") with { Properties = new Dictionary<string, string> { ["pinned"] = "v5.0.0", ["cdx:npm:package:path"] = "x", ["empty"] = "" } },
        .. Licenses.Select((license, index) => Package($"pkg:npm/license-{index}@1.0.0", license: license)),
    ]);

    public static Inventory Image() => Inventory(
        Package("pkg:deb/debian/openssl@3.0.15-1~deb12u1?arch=arm64&distro=debian-12", file: "var/lib/dpkg/status", line: 40) with { Occurrences = [new Occurrence("var/lib/dpkg/status", 40, "sha256:" + new string('b', 64))] })
        with { Platform = "linux/arm64" };

    public static Finding Finding(Component component, string id = "CVE-2026-0001", Severity severity = Severity.High, double? score = 7.5) => new()
    {
        Id = id, Ids = [id, "GHSA-aaaa-bbbb-cccc"], Component = component,
        Rating = new Rating(severity, score, score == null ? null : "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H", "GHSA-aaaa-bbbb-cccc"),
        Title = "Denial of service by a long header", Details = "A request with a long header **stops** the server.", AffectedRange = "< 2.0.1", FixedVersions = ["2.0.1", "3.0.0"],
        Published = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero), Modified = new DateTimeOffset(2026, 3, 2, 4, 5, 6, TimeSpan.Zero), References = [new Uri("https://osv.dev/vulnerability/" + id)],
    };
}
