using System.Text.Json;
using LocalOsv;
using Testing;

namespace SbomScan.Tests.Runs;

/// <summary>Runs the whole action over a small workspace, against a local OSV that knows three vulnerabilities of it.</summary>
internal sealed class ShopScan : IAsyncDisposable
{
    /// <summary>lodash is direct, ms comes with debug, jest is of development.</summary>
    public const string Lock = """
        {
          "name": "shop",
          "lockfileVersion": 3,
          "packages": {
            "": { "name": "shop", "dependencies": { "debug": "^4.0.0", "lodash": "^4.17.0" }, "devDependencies": { "jest": "^29.0.0" } },
            "node_modules/debug": { "version": "4.3.0", "license": "MIT", "dependencies": { "ms": "2.1.2" } },
            "node_modules/jest": { "version": "29.0.0", "dev": true, "license": "MIT" },
            "node_modules/lodash": { "version": "4.17.20", "license": "MIT" },
            "node_modules/ms": { "version": "2.1.2", "license": "MIT" }
          }
        }
        """;

    private ShopScan(LocalOsvServer osv) => Osv = osv;

    public ActionRun Run { get; } = new();

    public LocalOsvServer Osv { get; }

    public static async Task<ShopScan> StartAsync(LocalOsvOptions? options = null)
    {
        var scan = new ShopScan(await LocalOsvServer.StartAsync(options));
        scan.Osv.Add(Record("CVE-2021-1", "lodash", "7.2", "4.17.21"));
        scan.Osv.Add(Record("CVE-2021-2", "ms", "5.0", null));
        scan.Osv.Add(Record("CVE-2021-3", "jest", "9.8", "30.0.0"));
        scan.Write("package-lock.json", Lock);
        return scan;
    }

    public void Write(string path, string text)
    {
        var file = Path.Combine(Run.Workspace, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    public async Task<ActionRun> ScanAsync(params IReadOnlyList<(string Name, string Value)> inputs)
    {
        Run.Input("osv-url", Osv.Address.ToString()).Input("output-dir", "reports");
        foreach (var (name, value) in inputs) Run.Input(name, value);
        return await Run.RunAsync("sbom-scan", typeof(SbomScanApp), SbomScanApp.RunAsync);
    }

    public string Report(string name) => File.ReadAllText(Path.Combine(Run.Workspace, "reports", name));

    /// <summary>Ids in the SARIF, suppressed ones too.</summary>
    public IReadOnlyList<string> InSarif =>
        [.. JsonDocument.Parse(Report("findings.sarif")).RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().Select(one => one.GetProperty("ruleId").GetString()!).Order(StringComparer.Ordinal)];

    public async ValueTask DisposeAsync()
    {
        await Osv.DisposeAsync();
        Run.Dispose();
    }

    /// <summary>A record of OSV about an npm package, affected from its first version on.</summary>
    public static string Record(string id, string package, string score, string? fixedIn) => $$"""
        {
          "id": "{{id}}", "modified": "2026-01-01T00:00:00Z", "published": "2025-01-01T00:00:00Z", "summary": "{{package}} can be made to do what it should not",
          "severity": [{ "type": "CVSS_V3", "score": "{{Vector(score)}}" }],
          "affected": [{ "package": { "ecosystem": "npm", "name": "{{package}}" }, "ranges": [{ "type": "SEMVER", "events": [{ "introduced": "0" }{{(fixedIn == null ? "" : $$""", { "fixed": "{{fixedIn}}" }""")}}] }] }]
        }
        """;

    private static string Vector(string score) => score switch
    {
        "9.8" => "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
        "7.2" => "CVSS:3.1/AV:N/AC:L/PR:H/UI:N/S:U/C:H/I:H/A:H",
        _ => "CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:N/I:N/A:L",
    };
}
