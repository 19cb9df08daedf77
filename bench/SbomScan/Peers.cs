using System.Text.Json.Nodes;
using Bench.Measuring;
using Testing;

namespace Bench.SbomScan;

/// <summary>The programs to compare with: npm as it is installed, and cdxgen as its lock file pins it.</summary>
internal sealed class Peers(string work)
{
    private readonly string folder = Path.Combine(work, "peers");

    public Dictionary<string, string> Variables { get; } = new(CleanEnvironment.Variables)
    {
        ["HOME"] = work,
        ["CDXGEN_NO_BANNER"] = "true",
        // Nothing is fetched while it is measured: only what is at hand is listed.
        ["FETCH_LICENSE"] = "false",
    };

    public string Cdxgen => Path.Combine(folder, "node_modules", ".bin", "cdxgen");

    public string NpmVersion => new Command("npm", ["--version"], Variables, work).Run().Text.Trim();

    public string CdxgenVersion => JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "node_modules", "@cyclonedx", "cdxgen", "package.json")))!["version"]!.GetValue<string>();

    /// <exception cref="InvalidOperationException">npm is missing, or does not install.</exception>
    public void Install()
    {
        Directory.CreateDirectory(folder);
        foreach (var file in new[] { "package.json", "package-lock.json" }) File.Copy(Repository.File("bench", "SbomScan", "peers", file), Path.Combine(folder, file));
        // With the settings of the person who measures: they say where packages come from.
        var environment = System.Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>().ToDictionary(one => (string)one.Key, one => (string)one.Value!);
        // Not "ci": cdxgen has optional packages for other platforms that npm does not write to the lock where a registry lacks them.
        new Command("npm", ["install", "--no-audit", "--no-fund"], environment, folder).Run();
    }
}
