using System.Text.RegularExpressions;

namespace Migrate.Tools;

/// <summary>Prisma Migrate.</summary>
internal sealed partial record PrismaTool : Tool
{
    public override string Upgrade => "npx prisma migrate deploy";
    public override string Check => "npx prisma migrate diff --from-migrations prisma/migrations --to-schema-datamodel prisma/schema.prisma --exit-code";
    public override string Plan => "npx prisma migrate status";
    public override string Remedy => "run: npx prisma migrate dev --name describe_the_change";

    // "Applying migration `20260101120000_first`"
    public override RunReading ReadRun(CommandOutput output)
    {
        var applied = output.All.Select(line => Applying().Match(line)).Where(match => match.Success).Select(match => match.Groups["name"].Value).ToList();
        return new RunReading(applied, Head: applied.LastOrDefault());
    }

    // The names stand one a line below this sentence, and the exit code is 1.
    public override IReadOnlyList<string>? ReadPending(CommandOutput output)
    {
        if (output.Has("Database schema is up to date"))
            return [];
        var after = output.Printed.SkipWhile(line => !line.Contains("not yet been applied", StringComparison.Ordinal)).Skip(1).ToList();
        return after.Count == 0 ? null : [.. after.TakeWhile(line => line.Trim().Length > 0).Select(line => line.Trim())];
    }

    // Exit code 2 of "migrate diff" means that they differ; its text then lists how.
    public override CheckFailure ReadCheck(CommandOutput output) =>
        output.Has("[+] Added") || output.Has("[-] Removed") || output.Has("[*] Changed") ? CheckFailure.Drift : base.ReadCheck(output);

    [GeneratedRegex("Applying migration `(?<name>[^`]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Applying();
}
