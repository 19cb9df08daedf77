using System.Text.RegularExpressions;

namespace Migrate.Tools;

/// <summary>Flyway's command line.</summary>
internal sealed partial record FlywayTool : Tool
{
    public override string Upgrade => "flyway migrate";
    public override string Check => "flyway validate";
    public override string Plan => "flyway info";
    public override string Remedy => "see the lines above: a migration that was applied must not be changed; write a new one";

    // "Migrating schema "public" to version "2 - add price""
    public override RunReading ReadRun(CommandOutput output)
    {
        var applied = output.All.Select(line => Migrating().Match(line)).Where(match => match.Success).Select(match => match.Groups["name"].Value).ToList();
        return new RunReading(applied, Head: applied.LastOrDefault()?.Split(" - ")[0]);
    }

    // "| Versioned | 2       | add price   | SQL  |                     | Pending |"
    public override IReadOnlyList<string>? ReadPending(CommandOutput output)
    {
        var rows = output.Printed.Select(line => line.Split('|', StringSplitOptions.TrimEntries)).Where(cells => cells.Length >= 7).ToList();
        return rows.Count == 0 ? null : [.. rows.Where(cells => cells.Contains("Pending")).Select(cells => $"{cells[2]} {cells[3]}".Trim())];
    }

    public override CheckFailure ReadCheck(CommandOutput output) =>
        output.Has("Detected resolved migration not applied") ? CheckFailure.Pending
        : output.Has("Validate failed") ? CheckFailure.Drift
        : base.ReadCheck(output);

    [GeneratedRegex("Migrating schema .* to version \"(?<name>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Migrating();
}
